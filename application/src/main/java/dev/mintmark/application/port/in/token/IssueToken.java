package dev.mintmark.application.port.in.token;

import dev.mintmark.domain.dpop.DpopRefused;
import dev.mintmark.domain.issuance.Blocked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Exchanges a client's credentials for an access token (RFC 6749 §4.4, rules §7 steps 2 to 9). With a secret it writes
 * nothing.
 */
public interface IssueToken {
    /**
     * Authenticates the client and issues a token if nothing blocks it.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    Outcome issue(Command command);

    /**
     * A well-formed request.
     *
     * @param client what the client authenticates with
     * @param resource the identifier of the API that the token is to be for, as sent; empty if it was not
     * @param scope as sent; empty if it was not
     * @param dpopProofs every proof of possession that was sent (RFC 9449 §5); usually none
     */
    record Command(ClientProof client, Optional<String> resource, Optional<String> scope, List<String> dpopProofs) {}

    /** What became of the request. */
    sealed interface Outcome permits Issued, NotAuthenticated, Refused, ProofRefused {
        /** The result of the one function that is for this outcome. */
        <R> R fold(
                Function<Issued, R> issued,
                Supplier<R> notAuthenticated,
                Function<Blocked, R> refused,
                Function<ProofRefused, R> proofRefused);
    }

    /**
     * A token.
     *
     * @param scope the granted scopes; empty if there are none
     * @param bound whether only who has the key of the proof can use it (RFC 9449 §5)
     * @param nextNonce what the client's next proof is to carry; empty if proofs need no nonce, or none was sent
     */
    record Issued(
            String accessToken, Duration expiresIn, Optional<String> scope, boolean bound, Optional<String> nextNonce)
            implements Outcome {
        @Override
        public <R> R fold(
                Function<Issued, R> issued,
                Supplier<R> notAuthenticated,
                Function<Blocked, R> refused,
                Function<ProofRefused, R> proofRefused) {
            return issued.apply(this);
        }

        @Override
        public String toString() {
            return "Issued(hidden)";
        }
    }

    /** The client did not prove who it is; the answer may not say why. */
    record NotAuthenticated() implements Outcome {
        @Override
        public <R> R fold(
                Function<Issued, R> issued,
                Supplier<R> notAuthenticated,
                Function<Blocked, R> refused,
                Function<ProofRefused, R> proofRefused) {
            return notAuthenticated.get();
        }
    }

    /** The client proved who it is, but something blocks issuance. */
    record Refused(Blocked reason) implements Outcome {
        @Override
        public <R> R fold(
                Function<Issued, R> issued,
                Supplier<R> notAuthenticated,
                Function<Blocked, R> refused,
                Function<ProofRefused, R> proofRefused) {
            return refused.apply(reason);
        }
    }

    /**
     * The client proved who it is, and nothing blocks it, but its proof of possession does not hold, or is missing.
     *
     * @param nextNonce what the next proof is to carry; empty if proofs need no nonce
     */
    record ProofRefused(DpopRefused reason, Optional<String> nextNonce) implements Outcome {
        @Override
        public <R> R fold(
                Function<Issued, R> issued,
                Supplier<R> notAuthenticated,
                Function<Blocked, R> refused,
                Function<ProofRefused, R> proofRefused) {
            return proofRefused.apply(this);
        }
    }
}
