package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.IdempotencyKey;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Refreshes a person's session (http-api §2, sign-in); the refresh cookie is the authority. */
@Path(SessionRefreshResource.PATH)
@Dependent
@PermitAll
public final class SessionRefreshResource {
    /** Needs no session token: the last one may have expired. */
    public static final String PATH = SessionResource.PATH + "/refresh";

    private static final String KEY = "Idempotency-Key";

    private final ManageSessions sessions;
    private final RefreshCookie cookie;
    private final DashboardOrigin dashboard;
    private final ClientAddress address;

    @Inject
    public SessionRefreshResource(
            ManageSessions sessions, RefreshCookie cookie, DashboardOrigin dashboard, ClientAddress address) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.dashboard = dashboard;
        this.address = address;
    }

    /** Gives a new session token, and another refresh token for the one sent; the same again in a repeated call. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public SignedInResponse refresh(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        if (dashboard.isForeign(request)) {
            throw new RuleBroken(Refusal.FORBIDDEN, "Only the dashboard of this server goes on with a session.");
        }
        try {
            ManageSessions.SignedIn signedIn = cookie.read(request)
                    .map(token -> sessions.refresh(token, key(request), SessionResource.device(request, address)))
                    .orElseThrow(() -> new RuleBroken(Refusal.NOT_SIGNED_IN));
            cookie.write(signedIn, response);
            return SignedInResponse.from(signedIn);
        } catch (RuleBroken broken) {
            if (broken.refusal() == Refusal.NOT_SIGNED_IN) {
                cookie.clear(response);
            }
            throw broken;
        }
    }

    private static Optional<IdempotencyKey> key(HttpServletRequest request) {
        Optional<String> sent = Optional.ofNullable(request.getHeader(KEY));
        Optional<IdempotencyKey> key = sent.flatMap(IdempotencyKey::parse);
        if (sent.isPresent() && key.isEmpty()) {
            throw new RequestRefused(Problem.of(
                    400,
                    "bad_request",
                    "Send as " + KEY + " a random text of 22 to 64 letters, digits, hyphens and underscores."));
        }
        return key;
    }
}
