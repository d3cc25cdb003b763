package dev.mintmark.application.port.out.session;

import dev.mintmark.domain.member.SessionId;
import java.net.URI;
import java.util.Optional;

/** Which sessions began at a provider; forgotten with the session. Called inside a unit of work. */
public interface ForeignSessions {
    /**
     * Says so of a stored session.
     *
     * @param signOut where its member can sign out of the provider; empty if it offers nothing
     */
    void add(SessionId session, Optional<SignOut> signOut);

    /** Whether the session began at a provider. */
    boolean contains(SessionId session);

    /** Where the session's member can sign out of the provider. */
    Optional<SignOut> signOut(SessionId session);

    /**
     * As it is stored.
     *
     * @param hinted the address with the ID token, sealed; empty if that is not kept
     */
    record SignOut(URI address, Optional<String> hinted) {}
}
