package dev.mintmark.domain.federation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is kept of the token by which an app last proved who it is, with one of its federated credentials (rules §11).
 *
 * @param issuer its {@code iss}
 * @param subject its {@code sub}
 * @param tokenId its {@code jti}; empty if it had none
 */
public record FederatedUse(String issuer, String subject, Optional<String> tokenId, Instant at) {
    /** Checks that nothing is null. */
    public FederatedUse {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(tokenId);
        Objects.requireNonNull(at);
    }

    /** What is kept of a token that proved itself. */
    public static FederatedUse of(FederatedToken token, Instant now) {
        return new FederatedUse(token.issuer(), token.subject(), token.tokenId(), now);
    }
}
