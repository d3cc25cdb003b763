package dev.mintmark.application.port.in.audit;

import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;

/** Follows what happens in a tenant, or in the installation (http-api §2, events). */
public interface FollowEvents {
    /** The id of the newest event; 0 before the first. Who starts to watch starts here. */
    long newest(Owner chain);

    /** Whether every event after this id is still kept; who missed some reads everything again. */
    boolean reaches(Owner chain, long afterId);

    /** Events after an id, in order; at most a few hundred. */
    List<FeedEvent> after(Owner chain, long afterId);

    /** Forgets events that nobody will resume from any more. */
    void forgetOld();
}
