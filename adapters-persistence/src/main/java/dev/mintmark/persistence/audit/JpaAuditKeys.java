package dev.mintmark.persistence.audit;

import dev.mintmark.application.port.out.audit.AuditKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the audit trail in the database; a unique mark stands at the current one. */
public final class JpaAuditKeys implements AuditKeys {
    private static final Map<String, Refusal> RULES = Map.of("audit_key_one_current", Refusal.CONCURRENT_CHANGE);
    private static final String CURRENT = "current";

    private final EntityManager em;

    public JpaAuditKeys(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(AuditKey key) {
        store(
                key,
                "INSERT INTO audit_key (current_mark, key_encryption_key_id, ciphertext, id, created_at)"
                        + " VALUES (?1, ?2, ?3, ?4, " + Micros.of(key.createdAt()) + ")");
    }

    @Override
    public void update(AuditKey key) {
        store(key, "UPDATE audit_key SET current_mark = ?1, key_encryption_key_id = ?2, ciphertext = ?3 WHERE id = ?4");
    }

    private void store(AuditKey key, String sql) {
        StoreErrors.translated(RULES, () -> em.createNativeQuery(sql)
                .setParameter(1, key.current() ? CURRENT : null)
                .setParameter(
                        2, key.secret().map(EncryptedValue::keyEncryptionKeyId).orElse(null))
                .setParameter(3, key.secret().map(EncryptedValue::ciphertext).orElse(null))
                .setParameter(4, key.id())
                .executeUpdate());
    }

    @Override
    public List<AuditKey> list() {
        return StoreErrors.translated(() -> {
            Query query = em.createNativeQuery("SELECT id, current_mark, key_encryption_key_id, ciphertext, created_at"
                    + " FROM audit_key ORDER BY created_at, id");
            List<?> rows = query.getResultList();
            return rows.stream().map(row -> key((Object[]) row)).toList();
        });
    }

    private static AuditKey key(Object[] row) {
        return new AuditKey(
                (String) row[0],
                row[1] != null,
                Optional.ofNullable((String) row[3]).map(text -> new EncryptedValue((String) row[2], text)),
                Micros.instant((Long) row[4]));
    }
}
