package dev.mintmark.persistence.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The signing keys in the database. */
public final class JpaSigningKeys implements SigningKeys {
    private static final Map<String, Refusal> RULES = Map.of(
            "signing_key_one_signs", Refusal.CONCURRENT_CHANGE,
            "signing_key_one_announced", Refusal.CONCURRENT_CHANGE);
    private static final List<String> LIVE = Stream.of(KeyState.values())
            .filter(KeyState::isLive)
            .map(KeyState::code)
            .toList();

    private final EntityManager em;

    public JpaSigningKeys(EntityManager em) {
        this.em = em;
    }

    private long revision(KeyPurpose purpose) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select s.revision from SigningKeySetEntity s where s.purpose = :purpose", Long.class)
                .setParameter("purpose", purpose)
                .getSingleResult());
    }

    /** The revision is read first: keys that are newer than it are read again next time, older ones would be used. */
    @Override
    public LiveKeys live(KeyPurpose purpose) {
        long revision = revision(purpose);
        return StoreErrors.translated(() -> new LiveKeys(
                revision,
                em.createQuery(
                                "select k from SigningKeyEntity k where k.purpose = :purpose and k.state in :live"
                                        + " order by k.createdAt, k.kid",
                                SigningKeyEntity.class)
                        .setParameter("purpose", purpose)
                        .setParameter("live", LIVE)
                        .getResultStream()
                        .map(SigningKeyEntity::toDomain)
                        .toList()));
    }

    @Override
    public LiveKeys lock(KeyPurpose purpose) {
        Rows.lock(em, SigningKeySetEntity.class, purpose);
        return live(purpose);
    }

    @Override
    public Optional<SigningKey> find(String kid) {
        return Storable.isStorable(kid)
                ? Rows.find(em, SigningKeyEntity.class, kid).map(SigningKeyEntity::toDomain)
                : Optional.empty();
    }

    @Override
    public Page<SigningKey> list(KeyPurpose purpose, Page.Request page) {
        return StoreErrors.translated(() -> {
            String position = page.after().isEmpty()
                    ? ""
                    : " and (k.createdAt < (select a.createdAt from SigningKeyEntity a where a.kid = :after)"
                            + " or (k.createdAt = (select a.createdAt from SigningKeyEntity a where a.kid = :after)"
                            + " and k.kid < :after))";
            var query = em.createQuery(
                            "select k from SigningKeyEntity k where k.purpose = :purpose" + position
                                    + " order by k.createdAt desc, k.kid desc",
                            SigningKeyEntity.class)
                    .setParameter("purpose", purpose)
                    .setMaxResults(page.limit() + 1);
            page.after().ifPresent(place -> query.setParameter("after", place.id()));
            List<SigningKey> keys =
                    query.getResultStream().map(SigningKeyEntity::toDomain).toList();
            return Page.cut(keys, page.limit(), key -> Cursors.at(key.kid()));
        });
    }

    @Override
    public void add(SigningKey key) {
        moveRevision(key.purpose());
        Rows.insert(em, SigningKeyEntity.from(key), RULES);
    }

    @Override
    public void update(SigningKey key) {
        moveRevision(key.purpose());
        StoreErrors.translated(RULES, () -> {
            Rows.require(em, SigningKeyEntity.class, key.kid()).change(key);
            em.flush();
            return key;
        });
    }

    private void moveRevision(KeyPurpose purpose) {
        StoreErrors.translated(() -> em.createQuery(
                        "update SigningKeySetEntity s set s.revision = s.revision + 1 where s.purpose = :purpose")
                .setParameter("purpose", purpose)
                .executeUpdate());
    }
}
