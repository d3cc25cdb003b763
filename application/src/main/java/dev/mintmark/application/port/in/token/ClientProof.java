package dev.mintmark.application.port.in.token;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a client sends to prove who it is (RFC 6749 §2.3); exactly one of these in each request. */
public sealed interface ClientProof {
    /** The result of the one function that is for this proof. */
    <R> R fold(Function<SecretProof, R> bySecret, Function<AssertionProof, R> byAssertion);

    /** The client id that was sent with the proof; empty if there was none, or none that could be one. */
    Optional<ClientId> clientId();

    /** The digest of the secret that was sent; empty if there was none, or none that could be one. */
    Optional<SecretDigest> secretDigest();

    /**
     * A client id and a secret: {@code client_secret_basic} or {@code client_secret_post}.
     *
     * @param clientId empty where what was sent cannot be a client id; costs the same as an unknown one
     * @param secret empty where what was sent is mistyped; refused before the store is asked
     */
    record SecretProof(Optional<ClientId> clientId, Optional<ClientSecret> secret) implements ClientProof {
        @Override
        public <R> R fold(Function<SecretProof, R> bySecret, Function<AssertionProof, R> byAssertion) {
            return bySecret.apply(this);
        }

        @Override
        public Optional<SecretDigest> secretDigest() {
            return secret.map(SecretDigest::of);
        }
    }

    /**
     * A signed assertion: {@code private_key_jwt} (RFC 7523 §2.2).
     *
     * @param assertion the {@code client_assertion} as sent
     * @param sentClientId the {@code client_id} as sent beside it; empty if it was not
     */
    record AssertionProof(String assertion, Optional<String> sentClientId) implements ClientProof {
        /** Checks that nothing is null. */
        public AssertionProof {
            Objects.requireNonNull(assertion);
            Objects.requireNonNull(sentClientId);
        }

        @Override
        public <R> R fold(Function<SecretProof, R> bySecret, Function<AssertionProof, R> byAssertion) {
            return byAssertion.apply(this);
        }

        @Override
        public Optional<ClientId> clientId() {
            return sentClientId.flatMap(ClientId::parse);
        }

        @Override
        public Optional<SecretDigest> secretDigest() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "AssertionProof(hidden)";
        }
    }
}
