package dev.mintmark.persistence.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The management keys in the database. */
public final class JpaManagementKeys implements ManagementKeys {
    /**
     * In SQL, because EclipseLink binds a missing UUID as text, which PostgreSQL refuses: an operator's key has no
     * tenant.
     */
    private static final String INSERT = """
            INSERT INTO management_key (id, tenant_id, maker_id, name, role, digest, hint, created_at,
                                        expires_at, last_used_at, made_by_key, made_by_key_ends, only_apps)
            VALUES (?1, CAST(?2 AS UUID), ?3, ?4, ?5, ?6, ?7, ?8, ?9, CAST(?10 AS BIGINT), CAST(?11 AS UUID),
                    (SELECT maker.expires_at FROM management_key maker WHERE maker.id = CAST(?11 AS UUID)),
                    CAST(?12 AS VARCHAR))
            """;

    private final EntityManager em;

    public JpaManagementKeys(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(ManagementKey key) {
        StoreErrors.translated(() -> em.createNativeQuery(INSERT)
                .setParameter(1, key.id().value())
                .setParameter(2, Rows.tenant(key.owner()))
                .setParameter(3, key.maker().value())
                .setParameter(4, key.name().value())
                .setParameter(5, key.role().code())
                .setParameter(6, key.digest().hex())
                .setParameter(7, key.hint())
                .setParameter(8, Micros.of(key.createdAt()))
                .setParameter(9, Micros.of(key.expiresAt()))
                .setParameter(10, Micros.text(key.lastUsedAt()))
                .setParameter(11, key.madeByKey().map(ManagementKeyId::toString).orElse(null))
                .setParameter(12, key.onlyApps().map(ManagementKeyEntity::text).orElse(null))
                .executeUpdate());
    }

    @Override
    public Optional<ManagementKey> find(ManagementKeyId id) {
        return Rows.find(em, ManagementKeyEntity.class, id.value()).map(ManagementKeyEntity::toDomain);
    }

    @Override
    public Optional<ManagementKey> lock(SecretDigest digest) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select k from ManagementKeyEntity k where k.digest = :digest", ManagementKeyEntity.class)
                .setParameter("digest", digest.hex())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(ManagementKeyEntity::toDomain));
    }

    @Override
    public Optional<ManagementKey> lock(ManagementKeyId id) {
        return Rows.lock(em, ManagementKeyEntity.class, id.value()).map(ManagementKeyEntity::toDomain);
    }

    @Override
    public List<ManagementKey> lockMadeBy(ManagementKeyId id) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select k from ManagementKeyEntity k where k.madeByKey = :maker order by k.id",
                        ManagementKeyEntity.class)
                .setParameter("maker", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(ManagementKeyEntity::toDomain)
                .toList());
    }

    @Override
    public long count(Owner owner) {
        return Rows.count(em, ManagementKeyEntity.class, owner, "", Map.of());
    }

    @Override
    public int forgetExpired(Instant before) {
        return StoreErrors.translated(
                () -> em.createQuery("delete from ManagementKeyEntity k where k.expiresAt < :before")
                        .setParameter("before", Micros.of(before))
                        .executeUpdate());
    }

    @Override
    public void used(ManagementKeyId id, Instant now) {
        StoreErrors.translated(() -> {
            ManagementKeyEntity row = Rows.require(em, ManagementKeyEntity.class, id.value());
            row.used(now);
            em.flush();
            return row;
        });
    }

    @Override
    public boolean remove(ManagementKeyId id) {
        return StoreErrors.translated(() -> em.createQuery("delete from ManagementKeyEntity k where k.id = :id")
                        .setParameter("id", id.value())
                        .executeUpdate())
                == 1;
    }

    @Override
    public Page<ManagementKey> list(Owner owner, Page.Request page) {
        List<ManagementKeyEntity> rows = Rows.of(em, ManagementKeyEntity.class, owner, page);
        return Page.cut(
                rows.stream().map(ManagementKeyEntity::toDomain).toList(), page.limit(), key -> Cursors.at(key.id()));
    }
}
