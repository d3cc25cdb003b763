package dev.mintmark.persistence;

import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** The signing keys in the database. */
public final class JpaSigningKeys implements SigningKeys {
    private static final Map<String, Refusal> RULES = Map.of("signing_key_one_signs", Refusal.CONCURRENT_CHANGE);

    private final EntityManager em;

    /** Works in the entity manager's current transaction. */
    public JpaSigningKeys(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(SigningKey key) {
        Rows.insert(em, SigningKeyEntity.from(key), RULES);
    }

    @Override
    public List<SigningKey> list(KeyPurpose purpose) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select k from SigningKeyEntity k where k.purpose = :purpose order by k.createdAt, k.kid",
                        SigningKeyEntity.class)
                .setParameter("purpose", purpose)
                .getResultStream()
                .map(SigningKeyEntity::toDomain)
                .toList());
    }
}
