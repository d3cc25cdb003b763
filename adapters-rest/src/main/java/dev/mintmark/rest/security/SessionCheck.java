package dev.mintmark.rest.security;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.rest.http.RequestOrigin;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds out whose session a request belongs to: the runtime checks the token, the stored session decides. */
@Dependent
public final class SessionCheck {
    private static final String SESSION_ID = "sid";

    private final SessionPolicy policy;
    private final PublishKeys publishKeys;
    private final ManageSessions sessions;
    private final CurrentMember current;
    private final RequestOrigin origin;
    private final Clock clock;

    @Inject
    public SessionCheck(
            SessionPolicy policy,
            PublishKeys publishKeys,
            ManageSessions sessions,
            CurrentMember current,
            RequestOrigin origin,
            Clock clock) {
        this.policy = policy;
        this.publishKeys = publishKeys;
        this.sessions = sessions;
        this.current = current;
        this.origin = origin;
        this.clock = clock;
    }

    /** Makes the session's member the current one; false if there is no session that holds. */
    public boolean signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JsonWebToken> token = verifiedToken(request, response).filter(this::isOfTrustedKey);
        Optional<SessionId> session = token.flatMap(SessionCheck::sessionId);
        Optional<ManageSessions.Resumed> resumed = session.flatMap(sessions::resume);
        if (resumed.isEmpty()
                || !roles(resumed.get().member()).equals(token.get().getGroups())) {
            return false;
        }
        current.signedIn(session.get(), resumed.get());
        origin.actedBy(resumed.get().actor());
        return true;
    }

    private Optional<JsonWebToken> verifiedToken(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!PresentedToken.claimsToBeOfSession(request.getHeader("Authorization"), policy, clock.instant())) {
            return Optional.empty();
        }
        try {
            return request.authenticate(new SilentResponse(response))
                            && request.getUserPrincipal() instanceof JsonWebToken token
                    ? Optional.of(token)
                    : Optional.empty();
        } catch (ServletException refused) {
            return Optional.empty();
        }
    }

    /** The runtime keeps a key that it has used for a while; a revoked one is refused all the same. */
    private boolean isOfTrustedKey(JsonWebToken token) {
        return PresentedToken.kid(token.getRawToken())
                .filter(kid -> publishKeys.isPublished(KeyPurpose.SESSION, kid))
                .isPresent();
    }

    private static Optional<SessionId> sessionId(JsonWebToken token) {
        Object sid = token.getClaim(SESSION_ID);
        return sid == null ? Optional.empty() : SessionId.parse(sid.toString());
    }

    private static Set<String> roles(Member member) {
        return member.roles().stream().map(Role::code).collect(Collectors.toSet());
    }
}
