package dev.mintmark.persistence.people;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of the management keys. {@link JpaManagementKeys} inserts it. */
@Entity
@Table(name = "management_key")
class ManagementKeyEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "maker_id", updatable = false)
    private UUID makerId;

    @Column(name = "made_by_key", updatable = false)
    private UUID madeByKey;

    @Column(name = "name", updatable = false)
    private String name;

    @Column(name = "role", updatable = false)
    private String role;

    @Column(name = "only_apps", updatable = false)
    private String onlyApps;

    @Column(name = "digest", updatable = false)
    private String digest;

    @Column(name = "hint", updatable = false)
    private String hint;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    @Column(name = "last_used_at")
    private Long lastUsedAt;

    protected ManagementKeyEntity() {}

    /** The ids of apps as they are stored: sorted, one space between them. */
    static String text(Set<AppId> apps) {
        return apps.stream().map(AppId::toString).sorted().collect(Collectors.joining(" "));
    }

    private static Set<AppId> apps(String text) {
        return Stream.of(text.split(" ")).map(UUID::fromString).map(AppId::new).collect(Collectors.toSet());
    }

    void used(Instant now) {
        lastUsedAt = Micros.of(now);
    }

    ManagementKey toDomain() {
        return new ManagementKey(
                new ManagementKeyId(id),
                Rows.owner(tenantId),
                new MemberId(makerId),
                Optional.ofNullable(madeByKey).map(ManagementKeyId::new),
                new DisplayName(name),
                Coded.find(Role.class, role).orElseThrow(),
                Optional.ofNullable(onlyApps).map(ManagementKeyEntity::apps),
                SecretDigest.ofHex(digest),
                hint,
                Micros.instant(createdAt),
                Micros.instant(expiresAt),
                Optional.ofNullable(lastUsedAt).map(Micros::instant));
    }
}
