package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditEntry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was recorded, so that a test can read it. */
public final class RecordedAudit implements AuditTrail {
    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEntry entry) {
        recordAs(Actor.SYSTEM, entry);
    }

    @Override
    public void recordAs(Actor actor, AuditEntry entry) {
        recorded.add(new Recorded(actor, entry));
    }

    /** Everything recorded so far, in order. */
    public List<Recorded> all() {
        return List.copyOf(recorded);
    }

    /** The last entry. */
    public AuditEntry last() {
        return recorded.get(recorded.size() - 1).entry();
    }

    /** An entry and its actor. */
    public record Recorded(Actor actor, AuditEntry entry) {}
}
