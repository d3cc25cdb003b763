package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.credential.ClientSecret;
import java.util.Optional;

/** Automation signs in with a management key (http-api §2). */
public interface SignInWithKey {
    /**
     * Starts a session that holds as long as its one token, with the key's role.
     *
     * @param key empty for what cannot be one
     * @throws dev.mintmark.domain.RuleBroken {@code sign_in_failed} for a key that is unknown, deleted or expired, and
     *     for one whose role is above its maker's
     */
    SignIn.SignedIn signIn(Optional<ClientSecret> key);
}
