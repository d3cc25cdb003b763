package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads and verifies assertions of {@code private_key_jwt} (RFC 7523 §2.2, RFC 7515). Needs no store. */
public interface AssertionVerifier {
    /** The longest assertion that is read, in characters. */
    int MAX_LENGTH = 8_192;

    /**
     * Reads a signed JWT in compact form without verifying it. What it costs depends on the text only.
     *
     * @return empty if it is too long, is none, has an algorithm that no registered key can have, or a header that
     *     brings a key along, names an extension or says that it is something else
     */
    Optional<Presented> read(String assertion);

    /**
     * Whether the signature is the key's. Without a key the answer is false, at the same cost: the signature is then
     * verified with a key that nobody has.
     */
    boolean verify(Presented assertion, Optional<ClientKey> key);

    /**
     * What an assertion says, not verified.
     *
     * @param compact the assertion itself
     * @param kid the key id that it names
     * @param claims texts, numbers, booleans, lists and maps
     */
    record Presented(String compact, ClientKeyAlgorithm algorithm, Optional<String> kid, Map<String, Object> claims) {
        /** Checks that nothing is null. */
        public Presented {
            Objects.requireNonNull(compact);
            Objects.requireNonNull(algorithm);
            Objects.requireNonNull(kid);
            Objects.requireNonNull(claims);
        }

        @Override
        public String toString() {
            return "Presented(hidden)";
        }
    }
}
