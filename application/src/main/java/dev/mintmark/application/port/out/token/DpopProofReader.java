package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.util.Map;
import java.util.Objects;

/** Reads and verifies DPoP proofs (RFC 9449 §4.2, RFC 7515). Needs no store. */
public interface DpopProofReader {
    /** The longest proof that is read, in characters. */
    int MAX_LENGTH = 8_192;

    /**
     * Reads a proof without verifying it: its form, its header, and the key in it.
     *
     * @throws dev.mintmark.domain.dpop.DpopRefused {@code invalid_dpop_proof}
     */
    Presented read(String proof);

    /** Whether the signature is that of the key in the proof. */
    boolean verify(Presented proof);

    /**
     * What a proof says, not verified.
     *
     * @param compact the proof itself
     * @param key the public key that it brings along
     * @param claims texts, numbers, booleans, lists and maps
     */
    record Presented(String compact, ClientKeyAlgorithm algorithm, ClientKey key, Map<String, Object> claims) {
        /** Checks that nothing is null. */
        public Presented {
            Objects.requireNonNull(compact);
            Objects.requireNonNull(algorithm);
            Objects.requireNonNull(key);
            Objects.requireNonNull(claims);
        }

        @Override
        public String toString() {
            return "Presented(hidden)";
        }
    }
}
