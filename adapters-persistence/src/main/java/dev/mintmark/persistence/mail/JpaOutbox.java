package dev.mintmark.persistence.mail;

import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails in the database; who sends one is decided by one statement. */
public final class JpaOutbox implements Outbox {
    private static final String INSTALLATION = "installation";

    private final EntityManager em;

    public JpaOutbox(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(WaitingMail mail) {
        StoreErrors.translated(() -> em.createNativeQuery(
                        "INSERT INTO mail (id, kind, owner, recipient, key_encryption_key_id, ciphertext, attempts,"
                                + " created_at, next_try_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .setParameter(1, mail.id().value())
                .setParameter(2, mail.kind().code())
                .setParameter(3, text(mail.owner()))
                .setParameter(4, mail.recipient())
                .setParameter(5, mail.content().keyEncryptionKeyId())
                .setParameter(6, mail.content().ciphertext())
                .setParameter(7, mail.attempts())
                .setParameter(8, Micros.of(mail.createdAt()))
                .setParameter(9, Micros.of(mail.nextTryAt()))
                .executeUpdate());
    }

    @Override
    public List<WaitingMail> due(Instant now, int most) {
        List<?> rows = StoreErrors.translated(() -> em.createNativeQuery(
                        "SELECT id, kind, owner, recipient, key_encryption_key_id, ciphertext, attempts, created_at,"
                                + " next_try_at FROM mail WHERE next_try_at <= ?1 ORDER BY next_try_at, id")
                .setParameter(1, Micros.of(now))
                .setMaxResults(most)
                .getResultList());
        return rows.stream().map(row -> mail((Object[]) row)).toList();
    }

    @Override
    public boolean replace(WaitingMail seen, WaitingMail next) {
        return StoreErrors.translated(() -> em.createNativeQuery(
                                "UPDATE mail SET attempts = ?1, next_try_at = ?2 WHERE id = ?3 AND next_try_at = ?4")
                        .setParameter(1, next.attempts())
                        .setParameter(2, Micros.of(next.nextTryAt()))
                        .setParameter(3, seen.id().value())
                        .setParameter(4, Micros.of(seen.nextTryAt()))
                        .executeUpdate())
                == 1;
    }

    @Override
    public void settle(MailId id) {
        StoreErrors.translated(
                () -> em.createNativeQuery("UPDATE mail SET key_encryption_key_id = NULL, ciphertext = NULL,"
                                + " next_try_at = NULL WHERE id = ?1")
                        .setParameter(1, id.value())
                        .executeUpdate());
    }

    @Override
    public long count(MailKind kind, String recipient, Instant from) {
        return count("recipient", recipient, kind, from);
    }

    @Override
    public long count(MailKind kind, Owner owner, Instant from) {
        return count("owner", text(owner), kind, from);
    }

    private long count(String column, String value, MailKind kind, Instant from) {
        return StoreErrors.translated(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM mail WHERE " + column
                                + " = ?1 AND created_at >= ?2 AND kind = ?3")
                        .setParameter(1, value)
                        .setParameter(2, Micros.of(from))
                        .setParameter(3, kind.code())
                        .getSingleResult())
                .longValue());
    }

    @Override
    public Waiting waiting() {
        Object[] row = (Object[]) StoreErrors.translated(
                () -> em.createNativeQuery("SELECT COUNT(*), MIN(created_at) FROM mail WHERE next_try_at IS NOT NULL")
                        .getSingleResult());
        return new Waiting(
                ((Number) row[0]).longValue(),
                Optional.ofNullable((Number) row[1]).map(Number::longValue).map(Micros::instant));
    }

    @Override
    public int forget(Instant before) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM mail WHERE created_at < ?1")
                .setParameter(1, Micros.of(before))
                .executeUpdate());
    }

    private static WaitingMail mail(Object[] row) {
        return new WaitingMail(
                new MailId((UUID) row[0]),
                Coded.find(MailKind.class, (String) row[1]).orElseThrow(),
                owner((String) row[2]),
                (String) row[3],
                new EncryptedValue((String) row[4], (String) row[5]),
                ((Number) row[6]).intValue(),
                Micros.instant(((Number) row[7]).longValue()),
                Micros.instant(((Number) row[8]).longValue()));
    }

    private static String text(Owner owner) {
        return owner.fold(TenantId::toString, () -> INSTALLATION);
    }

    private static Owner owner(String text) {
        return text.equals(INSTALLATION)
                ? Owner.installation()
                : Owner.of(TenantId.parse(text).orElseThrow());
    }
}
