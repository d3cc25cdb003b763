package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.member.RefreshToken;

/** A person's session goes on (http-api §2). */
public interface RefreshSession {
    /**
     * Takes a refresh token and gives the next one with a new session token. A token that was used before ends the
     * session: somebody has a copy. Of two who use one at once, the second uses a used one.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code unauthenticated} unless the session goes on and the token is the
     *     current one
     */
    SignIn.SignedIn refresh(RefreshToken token);
}
