package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.member.Device;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.passkey.PasskeyJson;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The second step of signing in (http-api §2, sign-in); the first step's token is the authority. */
@Path(SecondFactorResource.PATH)
@Dependent
@PermitAll
public final class SecondFactorResource {
    /** Needs no session: there is none yet. */
    public static final String PATH = SessionResource.PATH + "/second-factor";

    private final ManageSessions sessions;
    private final RefreshCookie cookie;
    private final PasswordGuard guard;
    private final ClientAddress address;
    private final RefusedAttemptCounter refusals;

    @Inject
    public SecondFactorResource(
            ManageSessions sessions,
            RefreshCookie cookie,
            PasswordGuard guard,
            ClientAddress address,
            RefusedAttemptCounter refusals) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.guard = guard;
        this.address = address;
        this.refusals = refusals;
    }

    /** Starts the session; it takes the place of the one whose cookie the request carries. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public SignedInResponse complete(
            byte[] sent, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        JsonBody body = JsonBody.read(sent);
        String token = body.text("token");
        Optional<String> code = Optional.ofNullable(body.text("code"));
        Optional<String> recoveryCode = Optional.ofNullable(body.text("recoveryCode"));
        Optional<PasskeyAssertion> passkey = PasskeyJson.assertion(body, "passkey");
        body.requireSound();
        Violations violations = new Violations();
        SessionResource.require(token, "token", violations);
        if (Stream.of(code, recoveryCode, passkey).filter(Optional::isPresent).count() != 1) {
            violations.add("code", Fault.REQUIRED, "Give one of a code, a recovery code and a passkey's answer.");
        }
        violations.throwIfAny();
        Device from = SessionResource.device(request, address);
        ManageSessions.SignedIn signedIn =
                attempt(token, request, () -> code.map(typed -> sessions.signInWithCode(token, typed, from))
                        .or(() -> recoveryCode.map(typed -> sessions.signInWithRecoveryCode(token, typed, from)))
                        .orElseGet(() -> sessions.signInWithPasskey(token, passkey.orElseThrow(), from)));
        cookie.read(request).ifPresent(sessions::giveUp);
        cookie.write(signedIn, response);
        return SignedInResponse.from(signedIn);
    }

    /** Lets somebody try, and counts a refusal. */
    private ManageSessions.SignedIn attempt(
            String token, HttpServletRequest request, Supplier<ManageSessions.SignedIn> comparison) {
        String client = address.of(request);
        try {
            return guard.attempt("second step " + SecretDigest.ofText(token).hex(), client, comparison);
        } catch (RuleBroken refused) {
            if (refused.refusal() == Refusal.WRONG_CODE) {
                refusals.refused(RefusedAttempts.Kind.SIGN_IN, "", client);
            }
            throw refused;
        } catch (TooManyAttempts throttled) {
            refusals.refused(RefusedAttempts.Kind.SIGN_IN, "", client);
            throw throttled;
        }
    }
}
