package dev.mintmark.application.port;

import java.util.Objects;
import java.util.Optional;

/**
 * With what somebody comes back from an OpenID provider (RFC 6749 §4.1.2). Not printed, since the code is a secret.
 *
 * @param issuer who answers (RFC 9207)
 */
public record ProviderAnswer(
        Optional<String> state, Optional<String> code, Optional<String> issuer, Optional<String> error) {
    /** Checks that nothing is null. */
    public ProviderAnswer {
        Objects.requireNonNull(state);
        Objects.requireNonNull(code);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(error);
    }

    @Override
    public String toString() {
        return "ProviderAnswer(hidden)";
    }
}
