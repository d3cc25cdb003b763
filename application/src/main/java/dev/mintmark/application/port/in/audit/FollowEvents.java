package dev.mintmark.application.port.in.audit;

import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Follows what happens in a tenant, or in the installation (http-api §2, events). */
public interface FollowEvents {
    /** The id of the newest event; 0 before the first. Who starts to watch starts here. */
    long newest(Optional<TenantId> chain);

    /** Whether every event after this id is still kept; who missed some reads everything again. */
    boolean reaches(Optional<TenantId> chain, long afterId);

    /** Events after an id, in order; at most a few hundred. */
    List<FeedEvent> after(Optional<TenantId> chain, long afterId);

    /** Forgets events that nobody will resume from any more. */
    void forgetOld();
}
