package dev.mintmark.rest.audit;

import dev.mintmark.application.port.in.audit.ReadAuditTrail;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.FieldChange;
import dev.mintmark.domain.audit.Origin;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One record of the audit trail (rules §9).
 *
 * @param tenantId null for what concerns the whole installation
 * @param address null where the service itself acted, as is {@code requestId}
 */
@Schema(description = "What was changed, when, by whom and from where.", examples = """
                {
                  "id": "019392b6-7d10-7b22-a6a4-93b61e5d0c77",
                  "at": "2026-11-23T10:15:30Z",
                  "tenantId": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "actor": {"type": "member", "id": "019392b4-90ab-7f00-8c11-3a5d7e9f1b2c", "name": "Ann Admin"},
                  "address": "192.0.2.1",
                  "requestId": "0f8fad5bd9cb469fa165-70867728",
                  "action": "app.changed",
                  "target": {"type": "app", "id": "019392b5-1c2d-7a4b-8e6f-0a1b2c3d4e5f", "name": "Billing API"},
                  "changes": [{"field": "enabled", "before": true, "after": false}]
                }""")
record AuditEventAnswer(
        @Schema(implementation = Described.Id.class) String id,
        Instant at,

        @Schema(nullable = true, format = "uuid", description = "Null for what concerns the whole installation.")
        String tenantId,

        Actor actor,

        @Schema(nullable = true, description = "The source address; null where the service itself acted.")
        String address,

        @Schema(nullable = true, description = "The id under which the request is logged.")
        String requestId,

        @Schema(implementation = Described.AuditAction.class)
        String action,

        Target target,
        List<Change> changes) {
    static AuditEventAnswer from(ReadAuditTrail.Recorded recorded) {
        Origin origin = recorded.record().origin();
        AuditEntry entry = recorded.record().entry();
        return new AuditEventAnswer(
                recorded.id().toString(),
                recorded.record().at(),
                entry.tenant().map(Object::toString).orElse(null),
                new Actor(
                        origin.actor().kind().word(),
                        origin.actor().id().orElse(null),
                        origin.actor().name().orElse(null)),
                origin.address().orElse(null),
                origin.requestId().orElse(null),
                entry.action().word(),
                Target.from(entry.target()),
                entry.changes().stream().map(Change::from).toList());
    }

    /** Who it was. */
    @Schema(name = "AuditActor", description = "Who it was.")
    record Actor(
            @Schema(
                    enumeration = {
                        "member",
                        "management_key",
                        "holder of the secret",
                        "holder of the invitation",
                        "system"
                    })
            String type,

            @Schema(nullable = true) String id,

            @Schema(nullable = true, description = "How the actor was called when it acted.")
            String name) {}

    /** What it was done to. */
    @Schema(name = "AuditTarget", description = "What it was done to, as it was called at that moment.")
    record Target(
            @Schema(description = "A word such as `app`.") String type, String id, String name) {
        static Target from(AuditTarget target) {
            return new Target(target.type(), target.id(), target.name());
        }
    }

    /** A changed field. */
    @Schema(
            name = "AuditChange",
            description = "A changed field: texts, numbers, truth values or lists of texts; null where it was not set.")
    record Change(
            String field,
            @Schema(ref = "AuditValue") Object before,
            @Schema(ref = "AuditValue") Object after) {
        static Change from(FieldChange change) {
            return new Change(
                    change.field(), change.before().orElse(null), change.after().orElse(null));
        }
    }
}
