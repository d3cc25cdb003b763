package dev.mintmark.persistence.people;

import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordReset;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The reset links in the database. */
public final class JpaPasswordResets implements PasswordResets {
    /** In SQL, because EclipseLink binds a missing UUID as text, which PostgreSQL refuses: not every link has a key. */
    private static final String INSERT = """
            INSERT INTO password_reset (member_id, digest, made_by, made_by_key, created_at, expires_at)
            VALUES (?1, ?2, ?3, CAST(?4 AS UUID), ?5, ?6)
            """;

    private static final Map<String, Refusal> MAKER_IS_GONE = Map.of(
            "password_reset_made_by_fk", Refusal.NOT_SIGNED_IN, "password_reset_made_by_key_fk", Refusal.NOT_SIGNED_IN);

    private final EntityManager em;

    public JpaPasswordResets(EntityManager em) {
        this.em = em;
    }

    @Override
    public void replace(PasswordReset reset) {
        forgetOf(reset.member());
        StoreErrors.translated(MAKER_IS_GONE, () -> em.createNativeQuery(INSERT)
                .setParameter(1, reset.member().value())
                .setParameter(2, reset.digest().hex())
                .setParameter(3, reset.madeBy().value())
                .setParameter(
                        4, reset.madeByKey().map(ManagementKeyId::toString).orElse(null))
                .setParameter(5, Micros.of(reset.createdAt()))
                .setParameter(6, Micros.of(reset.expiresAt()))
                .executeUpdate());
    }

    @Override
    public Optional<PasswordReset> find(SecretDigest digest) {
        return find(digest, LockModeType.NONE);
    }

    @Override
    public Optional<PasswordReset> lock(SecretDigest digest) {
        return find(digest, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<PasswordReset> find(SecretDigest digest, LockModeType mode) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select r from PasswordResetEntity r where r.digest = :digest", PasswordResetEntity.class)
                .setParameter("digest", digest.hex())
                .setLockMode(mode)
                .getResultStream()
                .findFirst()
                .map(PasswordResetEntity::toDomain));
    }

    @Override
    public void forgetOf(MemberId member) {
        forget("memberId", member.value());
    }

    @Override
    public void forgetMadeBy(MemberId maker) {
        forget("madeBy", maker.value());
    }

    private void forget(String by, UUID id) {
        StoreErrors.translated(() -> em.createQuery("delete from PasswordResetEntity r where r." + by + " = :id")
                .setParameter("id", id)
                .executeUpdate());
    }
}
