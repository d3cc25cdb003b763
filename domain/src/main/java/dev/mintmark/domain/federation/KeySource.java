package dev.mintmark.domain.federation;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the keys of an issuer are (rules §11): where its discovery document says, unless one of these is given.
 *
 * @param address of its key set
 * @param keySet the key set itself, for an issuer that cannot be reached (RFC 7517 §5): a JSON object of public keys
 */
public record KeySource(Optional<String> address, Optional<String> keySet) {
    /** The issuer's discovery document (OpenID Connect Discovery 1.0 §4). */
    public static final KeySource DISCOVERY = new KeySource(Optional.empty(), Optional.empty());

    /** Checks that at most one is given. */
    public KeySource {
        Objects.requireNonNull(address);
        Objects.requireNonNull(keySet);
        if (address.isPresent() && keySet.isPresent()) {
            throw new IllegalArgumentException("keys come from one place");
        }
    }
}
