package dev.mintmark.application.service.people;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import java.util.List;
import java.util.Optional;

/** Tells the audit trail what happened to a management key, without telling the key. */
public final class ManagementKeyEntries {
    private ManagementKeyEntries() {}

    /** The key as the one who acts. */
    public static Actor actor(ManagementKey key) {
        return Actor.managementKey(key.id().toString(), key.name().value());
    }

    /** An entry about this key, in the chain of its tenant or the installation's, without fields. */
    public static AuditEntry entry(AuditAction action, ManagementKey key) {
        return new AuditEntry(
                key.owner(),
                action,
                new AuditTarget(
                        "management_key", key.id().toString(), key.name().value()),
                List.of());
    }

    /** What is told of a key that is no more. */
    static AuditEntry deleted(ManagementKey key) {
        return compare(Optional.of(key), Optional.empty(), AuditAction.MANAGEMENT_KEY_DELETED)
                .entry();
    }

    /** What is told of a new key. */
    static Comparison<ManagementKey> created(ManagementKey key) {
        return compare(Optional.empty(), Optional.of(key), AuditAction.MANAGEMENT_KEY_CREATED);
    }

    private static List<String> apps(ManagementKey key) {
        return key.onlyApps()
                .map(apps -> apps.stream().map(AppId::toString).sorted().toList())
                .orElse(null);
    }

    private static Comparison<ManagementKey> compare(
            Optional<ManagementKey> before, Optional<ManagementKey> after, AuditAction action) {
        return Comparison.of(before, after, entry(action, after.or(() -> before).orElseThrow()))
                .with("name", key -> key.name().value())
                .with("role", key -> key.role().code())
                .with("apps", ManagementKeyEntries::apps)
                .with("hint", ManagementKey::hint)
                .with(
                        "madeByKey",
                        key -> key.madeByKey().map(ManagementKeyId::toString).orElse(null))
                .with("expiresAt", key -> key.expiresAt().toString());
    }
}
