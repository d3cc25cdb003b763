package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.CurrentMember;
import dev.mintmark.rest.security.PasswordGuard;
import dev.mintmark.rest.security.RefusedAttemptCounter;
import dev.mintmark.rest.security.TooManyAttempts;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Supplier;

/** Signing in and out (http-api §2, sign-in). */
@Path(SessionResource.PATH)
@Dependent
@PermitAll
public final class SessionResource {
    /** Where people sign in; signing in needs no session. */
    public static final String PATH = "/api/v1/session";

    private final ManageSessions sessions;
    private final SignInElsewhere elsewhere;
    private final CurrentMember current;
    private final RefreshCookie cookie;
    private final PasswordGuard guard;
    private final ClientAddress address;
    private final RefusedAttemptCounter refusals;

    @Inject
    public SessionResource(
            ManageSessions sessions,
            SignInElsewhere elsewhere,
            CurrentMember current,
            RefreshCookie cookie,
            PasswordGuard guard,
            ClientAddress address,
            RefusedAttemptCounter refusals) {
        this.sessions = sessions;
        this.elsewhere = elsewhere;
        this.current = current;
        this.cookie = cookie;
        this.guard = guard;
        this.address = address;
        this.refusals = refusals;
    }

    /**
     * Starts a session, or asks for the second factor; a person's takes the place of the one whose cookie the request
     * carries.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response start(byte[] sent, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        JsonBody body = JsonBody.read(sent);
        ManageSessions.Answer answer = body.has("key") ? ofAutomation(body, request) : ofPerson(body, request);
        Object shown = answer.<Object>fold(signedIn -> begun(signedIn, request, response), SecondStepResponse::from);
        return Response.ok(shown).build();
    }

    private Object begun(ManageSessions.SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        if (signedIn.refresh().isPresent()) {
            cookie.read(request).ifPresent(sessions::giveUp);
        }
        cookie.write(signedIn, response);
        return SignedInResponse.from(signedIn);
    }

    private ManageSessions.Answer ofPerson(JsonBody body, HttpServletRequest request) {
        String email = body.text("email");
        String password = body.text("password");
        body.requireSound();
        Violations violations = new Violations();
        require(email, "email", violations);
        require(password, "password", violations);
        violations.throwIfAny();
        Optional<String> account = Email.parse(email, "email", new Violations()).map(Email::key);
        return attempt(
                account.orElse(email),
                account.orElse(""),
                request,
                () -> sessions.signIn(email, Password.typed(password), device(request, address)));
    }

    private ManageSessions.Answer ofAutomation(JsonBody body, HttpServletRequest request) {
        String key = body.text("key");
        body.requireSound();
        Violations violations = new Violations();
        require(key, "key", violations);
        violations.throwIfAny();
        Optional<ClientSecret> secret = ClientSecret.parse(SecretKind.MANAGEMENT_KEY, key);
        return attempt(SecretDigest.ofText(key).hex(), "", request, () -> sessions.signInWithKey(secret));
    }

    /**
     * Lets somebody try, and counts a refusal.
     *
     * @param account what failures are throttled by
     * @param counted the account that a refusal is counted for; empty for none
     */
    private ManageSessions.Answer attempt(
            String account, String counted, HttpServletRequest request, Supplier<ManageSessions.Answer> comparison) {
        String client = address.of(request);
        try {
            return guard.attempt(account, client, comparison);
        } catch (RuleBroken refused) {
            refusals.refused(RefusedAttempts.Kind.SIGN_IN, counted, client);
            throw refused;
        } catch (TooManyAttempts throttled) {
            refusals.refused(RefusedAttempts.Kind.SIGN_IN, "", client);
            throw throttled;
        }
    }

    /**
     * Ends the session, or all of this member's, and the one whose cookie is taken from the caller; says where to sign
     * out of the provider if it began there.
     */
    @DELETE
    @QueryNames("everywhere")
    public void end(@Context UriInfo uri, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(uri);
        boolean everywhere = query.flag("everywhere").orElse(false);
        query.requireSound();
        elsewhere
                .signOutOf(current.session())
                .ifPresent(there -> response.addHeader(HttpHeaders.LINK, "<" + there + ">; rel=\"end-session\""));
        if (everywhere) {
            sessions.endAllSessions(current.id());
        } else {
            sessions.endSession(current.session());
        }
        cookie.read(request).ifPresent(sessions::giveUp);
        cookie.clear(response);
    }

    /** What a request comes from. */
    public static Device device(HttpServletRequest request, ClientAddress address) {
        return new Device(address.of(request), Browsers.inWords(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    /** Reports {@code required} for a text that is missing or empty; it may be null. */
    static void require(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        }
    }
}
