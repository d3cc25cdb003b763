package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.RefreshToken;
import java.time.Duration;
import java.util.Optional;

/** A person signs in with e-mail address and password (http-api §2). */
public interface SignIn {
    /**
     * Starts a session.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code sign_in_failed}, for an unknown address and a wrong password alike,
     *     at the same cost
     */
    SignedIn signIn(String email, Password password);

    /**
     * A session that goes on.
     *
     * @param accessToken the session token
     * @param expiresIn how long the session token holds
     * @param tenantName empty for an operator
     * @param refresh empty for a session that cannot be refreshed
     */
    record SignedIn(
            String accessToken,
            Duration expiresIn,
            Member member,
            Optional<String> tenantName,
            Optional<Refresh> refresh) {}

    /**
     * How a session is refreshed.
     *
     * @param token good for one refresh
     * @param lifetime how long the token can be used
     */
    record Refresh(RefreshToken token, Duration lifetime) {}
}
