package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import java.time.Duration;
import java.util.Optional;

/** A person signs in with e-mail address and password (http-api §2). */
public interface SignIn {
    /**
     * Starts a session.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code sign_in_failed}, for an unknown address and a wrong password alike, at the same
     *     cost
     */
    SignedIn signIn(String email, Password password);

    /**
     * A started session.
     *
     * @param accessToken the session token
     * @param expiresIn how long the token holds
     * @param tenantName empty for an operator
     */
    record SignedIn(String accessToken, Duration expiresIn, Member member, Optional<String> tenantName) {}
}
