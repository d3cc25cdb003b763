package dev.mintmark.persistence.session;

import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.PendingSignIn;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sign-ins that wait for a second factor, in the database. */
public final class JpaPendingSignIns implements PendingSignIns {
    private final EntityManager em;

    public JpaPendingSignIns(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(PendingSignIn pending) {
        StoreErrors.translated(() -> em.createNativeQuery(
                        "INSERT INTO pending_sign_in (digest, member_id, password, failures, created_at, expires_at)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, pending.token().hex())
                .setParameter(2, pending.member().value())
                .setParameter(3, pending.password().hex())
                .setParameter(4, pending.failures())
                .setParameter(5, Micros.of(pending.createdAt()))
                .setParameter(6, Micros.of(pending.expiresAt()))
                .executeUpdate());
    }

    @Override
    public Optional<PendingSignIn> find(SecretDigest token) {
        return find(token, "");
    }

    @Override
    public Optional<PendingSignIn> lock(SecretDigest token) {
        return find(token, " FOR UPDATE");
    }

    private Optional<PendingSignIn> find(SecretDigest token, String lock) {
        return StoreErrors.translated(() -> {
            List<?> rows = em.createNativeQuery("SELECT digest, member_id, password, failures, created_at, expires_at"
                            + " FROM pending_sign_in WHERE digest = ?1" + lock)
                    .setParameter(1, token.hex())
                    .getResultList();
            return rows.stream().findFirst().map(row -> pending((Object[]) row));
        });
    }

    private static PendingSignIn pending(Object[] row) {
        return new PendingSignIn(
                SecretDigest.ofHex((String) row[0]),
                new MemberId((UUID) row[1]),
                SecretDigest.ofHex((String) row[2]),
                ((Number) row[3]).intValue(),
                Micros.instant(((Number) row[4]).longValue()),
                Micros.instant(((Number) row[5]).longValue()));
    }

    @Override
    public void failed(PendingSignIn pending) {
        StoreErrors.translated(() -> em.createNativeQuery("UPDATE pending_sign_in SET failures = ?1 WHERE digest = ?2")
                .setParameter(1, pending.failures())
                .setParameter(2, pending.token().hex())
                .executeUpdate());
    }

    @Override
    public boolean remove(SecretDigest token) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM pending_sign_in WHERE digest = ?1")
                        .setParameter(1, token.hex())
                        .executeUpdate())
                == 1;
    }

    @Override
    public long countBegun(MemberId member, Instant after) {
        return StoreErrors.translated(() -> ((Number) em.createNativeQuery(
                                "SELECT COUNT(*) FROM pending_sign_in WHERE member_id = ?1 AND created_at > ?2")
                        .setParameter(1, member.value())
                        .setParameter(2, Micros.of(after))
                        .getSingleResult())
                .longValue());
    }

    @Override
    public int forgetExpired(Instant before) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM pending_sign_in WHERE expires_at < ?1")
                .setParameter(1, Micros.of(before))
                .executeUpdate());
    }
}
