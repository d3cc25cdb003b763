package dev.mintmark.application.service.audit;

import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.BlockedIssuances;
import dev.mintmark.application.port.out.app.ExpiringSecrets;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.application.port.out.audit.Origins;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.audit.AuditRecord;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.audit.Origin;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;

/**
 * Adds records to the chains and events to the feed. Both get their numbers under the lock of the chain's head, which
 * is held until the change itself is stored: numbers follow the order of the commits.
 */
public final class AuditRecorder implements AuditTrail, BlockedIssuances, ExpiringSecrets {
    private final UnitOfWork unitOfWork;
    private final AuditChains chains;
    private final EventFeed feed;
    private final AuditKeyRing keys;
    private final AuditSeals seals;
    private final Origins origins;
    private final IdGenerator ids;
    private final Clock clock;

    public AuditRecorder(
            UnitOfWork unitOfWork,
            AuditChains chains,
            EventFeed feed,
            AuditKeyRing keys,
            AuditSeals seals,
            Origins origins,
            IdGenerator ids,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.chains = chains;
        this.feed = feed;
        this.keys = keys;
        this.seals = seals;
        this.origins = origins;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void record(AuditEntry entry) {
        add(origins.current(), entry);
    }

    @Override
    public void recordAs(Actor actor, AuditEntry entry) {
        add(origins.current().actedBy(actor), entry);
    }

    private void add(Origin origin, AuditEntry entry) {
        ChainHead head = chains.lock(entry.owner());
        AuditKey key = keys.current();
        Instant now = clock.instant();
        AuditRecord record = new AuditRecord(head.count() + 1, now, origin, entry, key.id());
        String seal = seals.seal(key, record.sealedBytes(head.lastSeal()));
        chains.append(ids.next(), record, seal);
        ChainHead next = head.grownBy(
                seal, key.id(), seals.seal(key, ChainHead.sealedBytes(entry.owner(), record.position(), seal)));
        feed.append(
                entry.owner(),
                new FeedEvent(next.lastEvent(), now, entry.action().code(), entry.target(), "", 1));
        chains.update(next);
    }

    @Override
    public void blocked(TenantId tenant, AuditTarget app, String reason, Instant minute, long count) {
        unitOfWork.run(() -> tell(Owner.of(tenant), FeedEvent.ISSUANCE_BLOCKED, app, reason, minute, count));
    }

    @Override
    public void expiring(TenantId tenant, AuditTarget app, Instant expiresAt) {
        tell(Owner.of(tenant), FeedEvent.SECRET_EXPIRING, app, expiresAt.toString(), clock.instant(), 1);
    }

    private void tell(Owner chain, String type, AuditTarget app, String detail, Instant at, long count) {
        ChainHead next = chains.lock(chain).withOneMoreEvent();
        feed.append(chain, new FeedEvent(next.lastEvent(), at, type, app, detail, count));
        chains.update(next);
    }
}
