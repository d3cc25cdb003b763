package dev.mintmark.rest.audit;

import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.FieldChange;
import dev.mintmark.domain.audit.Origin;
import java.time.Instant;
import java.util.List;

/**
 * One record of the audit trail (rules §9).
 *
 * @param tenantId null for what concerns the whole installation
 * @param address null where the service itself acted, as is {@code requestId}
 */
record AuditEventResponse(
        String id,
        Instant at,
        String tenantId,
        Actor actor,
        String address,
        String requestId,
        String action,
        Target target,
        List<Change> changes) {
    static AuditEventResponse from(ReadAudit.Recorded recorded) {
        Origin origin = recorded.record().origin();
        AuditEntry entry = recorded.record().entry();
        return new AuditEventResponse(
                recorded.id().toString(),
                recorded.record().at(),
                entry.owner().tenant().map(Object::toString).orElse(null),
                new Actor(
                        origin.actor().kind().code(),
                        origin.actor().id().orElse(null),
                        origin.actor().name().orElse(null)),
                origin.address().orElse(null),
                origin.requestId().orElse(null),
                entry.action().code(),
                Target.from(entry.target()),
                entry.changes().stream().map(Change::from).toList());
    }

    /** Who it was. */
    record Actor(String type, String id, String name) {}

    /** What it was done to. */
    record Target(String type, String id, String name) {
        static Target from(AuditTarget target) {
            return new Target(target.type(), target.id(), target.name());
        }
    }

    /** A changed field. */
    record Change(String field, Object before, Object after) {
        static Change from(FieldChange change) {
            return new Change(
                    change.field(), change.before().orElse(null), change.after().orElse(null));
        }
    }
}
