package dev.mintmark.domain.audit;

import dev.mintmark.domain.tenant.Owner;
import java.util.Objects;

/**
 * Where a chain ends (rules §9).
 *
 * @param chain whose chain
 * @param count how many records it has
 * @param lastSeal the last record's seal; empty text without records
 * @param keyId the key of the head's own seal; empty text without records
 * @param seal the head's own seal; empty text without records
 * @param lastEvent the id of the last event of the feed that was given under this head's lock; 0 before the first
 */
public record ChainHead(Owner chain, long count, String lastSeal, String keyId, String seal, long lastEvent) {
    private static final String FORM = "mintmark audit head 1";

    /** Checks that nothing is missing. */
    public ChainHead {
        Objects.requireNonNull(chain);
        Objects.requireNonNull(lastSeal);
        Objects.requireNonNull(keyId);
        Objects.requireNonNull(seal);
    }

    /** The head of a chain without records. */
    public static ChainHead ofEmpty(Owner chain) {
        return new ChainHead(chain, 0, "", "", "", 0);
    }

    /** What the head's own seal covers. */
    public static byte[] sealedBytes(Owner chain, long count, String lastSeal) {
        return new SealedForm()
                .text(FORM)
                .text(chain.tenant().map(Object::toString))
                .number(count)
                .text(lastSeal)
                .bytes();
    }

    /** The head after one more record and event. */
    public ChainHead grownBy(String recordSeal, String ownKeyId, String ownSeal) {
        return new ChainHead(chain, count + 1, recordSeal, ownKeyId, ownSeal, lastEvent + 1);
    }

    /** The head after one more event that is no record. */
    public ChainHead withOneMoreEvent() {
        return new ChainHead(chain, count, lastSeal, keyId, seal, lastEvent + 1);
    }
}
