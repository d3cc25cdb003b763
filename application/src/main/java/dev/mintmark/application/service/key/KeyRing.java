package dev.mintmark.application.service.key;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.key.KeyRevisions;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The live signing keys as this node knows them. They are kept together with their stored revision, and used only while
 * that is the revision stored now: what one node changes, every other obeys at its next request.
 */
public final class KeyRing {
    private final UnitOfWork unitOfWork;
    private final SigningKeys store;
    private final KeyRevisions revisions;
    private final ConcurrentMap<KeyPurpose, LiveKeys> known = new ConcurrentHashMap<>();

    /** Follows this store. */
    public KeyRing(UnitOfWork unitOfWork, SigningKeys store, KeyRevisions revisions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.revisions = revisions;
    }

    /** The key that signs with this algorithm now; asks the store for the revision. */
    public SigningKey signing(KeyPurpose purpose, SigningAlgorithm algorithm) {
        return signing(purpose, algorithm, live(purpose));
    }

    /**
     * The key that signs with this algorithm. While the first one is announced, that is one of another algorithm, which
     * verifiers know.
     *
     * @param revision the revision that the caller has just read from the store, together with what it wants to sign
     */
    public SigningKey signing(KeyPurpose purpose, SigningAlgorithm algorithm, long revision) {
        return signing(purpose, algorithm, live(purpose, revision));
    }

    private static SigningKey signing(KeyPurpose purpose, SigningAlgorithm algorithm, LiveKeys keys) {
        return keys.signing(algorithm)
                .or(keys::signing)
                .orElseThrow(() -> new IllegalStateException("no key signs " + purpose));
    }

    /** The live keys of a purpose now; asks the store for the revision. */
    public LiveKeys live(KeyPurpose purpose) {
        return live(purpose, revisions.now(purpose));
    }

    private LiveKeys live(KeyPurpose purpose, long revision) {
        LiveKeys keys = known.get(purpose);
        if (keys == null || keys.revision() != revision) {
            keys = unitOfWork.execute(() -> store.live(purpose));
            known.put(purpose, keys);
        }
        return keys;
    }
}
