package dev.mintmark.domain.audit;

import java.util.Optional;

/**
 * How far a chain has been checked, record by record, and the first fault that was found (rules §9).
 *
 * @param head the end of the chain; what is added after it meanwhile is not checked
 * @param position the last record that was checked; 0 before the first
 * @param lastSeal its stored seal; empty text before the first
 * @param unverifiable how many seals could not be checked, because their key was discarded
 * @param fault empty if none was found
 */
public record ChainCheck(
        ChainHead head, Seals seals, long position, String lastSeal, long unverifiable, Optional<ChainFault> fault) {
    /** At the beginning of a chain. */
    public static ChainCheck of(ChainHead head, Seals seals) {
        return new ChainCheck(head, seals, 0, "", 0, Optional.empty());
    }

    /** Whether there is more to check. */
    public boolean goesOn() {
        return fault.isEmpty() && position < head.count();
    }

    /**
     * One step further, to the next stored record.
     *
     * @param claimed the place that it claims
     * @param record empty if what is stored is no record any more
     * @param seal the stored seal
     */
    public ChainCheck meet(long claimed, Optional<AuditRecord> record, String seal) {
        long here = position + 1;
        Verdict verdict = record.map(found -> seals.check(found.keyId(), found.sealedBytes(lastSeal), seal))
                .orElse(Verdict.FALSE);
        Optional<ChainFault> found = Optional.empty();
        if (claimed != here) {
            found = Optional.of(new ChainFault(here, ChainFault.Kind.RECORD_MISSING));
        } else if (verdict == Verdict.FALSE) {
            found = Optional.of(new ChainFault(here, ChainFault.Kind.RECORD_ALTERED));
        }
        return new ChainCheck(
                head, seals, here, seal, verdict == Verdict.KEY_DISCARDED ? unverifiable + 1 : unverifiable, found);
    }

    /**
     * The fault of the chain, its end included.
     *
     * @param goesBeyond whether there are records after the last one that the head counts now
     */
    public Optional<ChainFault> end(boolean goesBeyond) {
        if (fault.isPresent()) {
            return fault;
        }
        if (position != head.count() || !lastSeal.equals(head.lastSeal()) || goesBeyond) {
            return Optional.of(new ChainFault(position + 1, ChainFault.Kind.TAIL_CUT));
        }
        byte[] bytes = ChainHead.sealedBytes(head.chain(), head.count(), head.lastSeal());
        return head.count() > 0 && seals.check(head.keyId(), bytes, head.seal()) == Verdict.FALSE
                ? Optional.of(new ChainFault(position + 1, ChainFault.Kind.HEAD_ALTERED))
                : Optional.empty();
    }

    /** Checks single seals. */
    public interface Seals {
        /** Whether this key made this seal over these bytes. */
        Verdict check(String keyId, byte[] bytes, String seal);
    }

    /** What can be said about a seal. */
    public enum Verdict {
        TRUE,
        FALSE,
        KEY_DISCARDED
    }
}
