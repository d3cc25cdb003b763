package dev.mintmark.application.service.token;

import dev.mintmark.application.port.out.token.DpopNonces;
import dev.mintmark.application.port.out.token.DpopProofReader;
import dev.mintmark.application.port.out.token.UsedProofs;
import dev.mintmark.domain.dpop.DpopProof;
import dev.mintmark.domain.dpop.DpopRefused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the proofs that come with token requests (rules §7 step 9, RFC 9449 §4.3): what costs least first, the
 * signature last. Only a proof that holds is remembered.
 */
public final class DpopProofs {
    private final DpopProofReader reader;
    private final UsedProofs used;
    private final Optional<DpopNonces> nonces;
    private final URI target;

    /**
     * Takes proofs for this address.
     *
     * @param nonces empty if proofs need none
     * @param target where tokens are asked for, as clients see it
     */
    public DpopProofs(DpopProofReader reader, UsedProofs used, Optional<DpopNonces> nonces, URI target) {
        this.reader = reader;
        this.used = used;
        this.nonces = nonces;
        this.target = target;
    }

    /**
     * The thumbprint of the key that a token is to be bound to; empty if no proof was sent, and none is required.
     *
     * @param proofs as sent
     * @throws DpopRefused if a proof is missing, or does not hold
     */
    Optional<String> boundTo(List<String> proofs, boolean required, Instant now) {
        if (proofs.isEmpty()) {
            if (required) {
                throw DpopRefused.invalid("Tokens for this API are bound to a key: send a proof in DPoP (RFC 9449).");
            }
            return Optional.empty();
        }
        if (proofs.size() > 1) {
            throw DpopRefused.invalid("Send DPoP only once.");
        }
        return Optional.of(thumbprint(proofs.get(0), now));
    }

    private String thumbprint(String sent, Instant now) {
        DpopProofReader.Presented presented = reader.read(sent);
        DpopProof proof = DpopProof.of(presented.claims(), presented.key().thumbprint(), target, now);
        if (nonces.isPresent()
                && !proof.nonce()
                        .filter(nonce -> nonces.get().counts(nonce, now))
                        .isPresent()) {
            throw DpopRefused.withoutNonce();
        }
        if (!reader.verify(presented)) {
            throw DpopRefused.invalid("The signature of the proof is not that of the key in its jwk.");
        }
        if (!used.remember(proof.digest(), now)) {
            throw DpopRefused.invalid("A proof with this jti was used before. Make a proof for each request.");
        }
        return proof.thumbprint();
    }

    /** The nonce for the client's next proof; empty if proofs need none. */
    Optional<String> nextNonce(Instant now) {
        return nonces.map(known -> known.current(now));
    }
}
