package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.SignInWithPasskey;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.passkey.PasskeyJson;
import dev.mintmark.rest.passkey.PasskeyRequestResponse;
import dev.mintmark.rest.security.PasswordGuard;
import dev.mintmark.rest.security.RefusedAttemptCounter;
import dev.mintmark.rest.security.TooManyAttempts;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Signing in by a passkey and nothing else (http-api §2, sign-in); the passkey is the authority. */
@Path(PasskeySignInResource.PATH)
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class PasskeySignInResource {
    /** Needs no session: there is none yet. */
    public static final String PATH = SessionResource.PATH + "/passkey";

    private static final String OPTIONS = "options";

    /** The same. */
    public static final String OPTIONS_PATH = PATH + "/" + OPTIONS;

    private final SignInWithPasskey passkeys;
    private final ManageSessions sessions;
    private final RefreshCookie cookie;
    private final PasswordGuard guard;
    private final ClientAddress address;
    private final RefusedAttemptCounter refusals;

    @Inject
    public PasskeySignInResource(
            SignInWithPasskey passkeys,
            ManageSessions sessions,
            RefreshCookie cookie,
            PasswordGuard guard,
            ClientAddress address,
            RefusedAttemptCounter refusals) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.cookie = cookie;
        this.guard = guard;
        this.address = address;
        this.refusals = refusals;
    }

    /** What a browser asks a device; nothing is stored for whoever asks. */
    @POST
    @Path(OPTIONS)
    public PasskeyRequestResponse begin() {
        return PasskeyRequestResponse.from(passkeys.begin());
    }

    /** Starts the session; it takes the place of the one whose cookie the request carries. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public SignedInResponse finish(
            byte[] sent, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        JsonBody body = JsonBody.read(sent);
        Optional<PasskeyAssertion> answer = PasskeyJson.assertion(body, "passkey");
        body.requireSound();
        Violations violations = new Violations();
        if (answer.isEmpty()) {
            violations.add("passkey", Fault.REQUIRED);
        }
        violations.throwIfAny();
        ManageSessions.SignedIn signedIn = attempt(answer.orElseThrow(), request);
        cookie.read(request).ifPresent(sessions::giveUp);
        cookie.write(signedIn, response);
        return SignedInResponse.from(signedIn);
    }

    /** Lets somebody try, and counts a refusal. */
    private ManageSessions.SignedIn attempt(PasskeyAssertion answer, HttpServletRequest request) {
        String client = address.of(request);
        try {
            return guard.attempt(
                    "passkey " + SecretDigest.ofText(answer.credential()).hex(),
                    client,
                    () -> passkeys.finish(answer, SessionResource.device(request, address)));
        } catch (RuleBroken | TooManyAttempts refused) {
            refusals.refused(RefusedAttempts.Kind.SIGN_IN, "", client);
            throw refused;
        }
    }
}
