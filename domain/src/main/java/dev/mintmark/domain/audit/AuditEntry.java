package dev.mintmark.domain.audit;

import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one change has to say in the audit trail; who, when and from where are added when it is recorded (rules §9).
 *
 * @param owner whose chain it belongs to
 * @param changes the changed fields, in the order given
 */
public record AuditEntry(Owner owner, AuditAction action, AuditTarget target, List<FieldChange> changes) {
    /** Copies the changes. */
    public AuditEntry {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(action);
        Objects.requireNonNull(target);
        changes = List.copyOf(changes);
    }

    /** An entry of a tenant's chain, without changes yet. */
    public static AuditEntry of(TenantId tenant, AuditAction action, AuditTarget target) {
        return new AuditEntry(Owner.of(tenant), action, target, List.of());
    }

    /** An entry of the installation's chain, without changes yet. */
    public static AuditEntry ofInstallation(AuditAction action, AuditTarget target) {
        return new AuditEntry(Owner.installation(), action, target, List.of());
    }

    /** With one more field; nothing is added if it did not change. A null says that the field is not set. */
    public AuditEntry with(String field, Object before, Object after) {
        if (Objects.equals(before, after)) {
            return this;
        }
        List<FieldChange> more = new ArrayList<>(changes);
        more.add(new FieldChange(field, Optional.ofNullable(before), Optional.ofNullable(after)));
        return new AuditEntry(owner, action, target, more);
    }
}
