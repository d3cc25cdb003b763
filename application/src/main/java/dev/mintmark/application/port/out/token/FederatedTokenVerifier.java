package dev.mintmark.application.port.out.token;

import dev.mintmark.domain.federation.FederatedToken;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads and verifies tokens of other issuers (RFC 7523 §2.2, RFC 7515). Needs no store. */
public interface FederatedTokenVerifier {
    /** The longest token that is read, in characters. */
    int MAX_LENGTH = 8_192;

    /**
     * Reads a signed JWT in compact form without verifying it. What it costs depends on the text only.
     *
     * @return empty if it is too long, is none, has no issuer or subject, an algorithm without a public key, or a
     *     header that names an extension
     */
    Optional<Presented> read(String token);

    /**
     * Which of these issuers signed it, with a key and in a way that counts. Costs one verification in any case:
     * without a key of theirs the signature is verified with one that nobody has. Keys are fetched on the way only
     * where none that is known could have signed it, and not for long.
     */
    Optional<TrustedIssuer> signer(Presented token, List<TrustedIssuer> issuers);

    /**
     * What a token says, not verified.
     *
     * @param compact the token itself
     * @param kid the key id that it names
     */
    record Presented(String compact, IssuerAlgorithm algorithm, Optional<String> kid, FederatedToken token) {
        /** Checks that nothing is null. */
        public Presented {
            Objects.requireNonNull(compact);
            Objects.requireNonNull(algorithm);
            Objects.requireNonNull(kid);
            Objects.requireNonNull(token);
        }

        @Override
        public String toString() {
            return "Presented(hidden)";
        }
    }
}
