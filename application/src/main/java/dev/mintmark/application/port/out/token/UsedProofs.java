package dev.mintmark.application.port.out.token;

import java.time.Instant;

/**
 * Remembers the DPoP proofs that this node accepted, so that it accepts none twice (RFC 9449 §11.1). What it needs is
 * bounded: of more proofs than it can hold it forgets the oldest first. Never waits and never fails.
 */
public interface UsedProofs {
    /**
     * Remembers one, for as long as it could be accepted again ({@link dev.mintmark.domain.dpop.DpopProof#REPLAYABLE}).
     *
     * @param digest 64 hexadecimal characters
     * @return false if it is remembered already; of many calls at once with one digest, one returns true
     */
    boolean remember(String digest, Instant now);
}
