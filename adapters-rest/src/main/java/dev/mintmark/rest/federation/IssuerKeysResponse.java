package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import java.util.List;

/**
 * What came back of an issuer's keys.
 *
 * @param jwksUri null if it was not found out, or the keys are given by value
 */
record IssuerKeysResponse(boolean usable, String detail, String jwksUri, List<Key> keys) {
    /**
     * A key.
     *
     * @param kid null if it has none
     */
    record Key(String kid, String kty, boolean usable) {}

    static IssuerKeysResponse from(ManageTrustedIssuers.KeyCheck check) {
        return new IssuerKeysResponse(
                check.usable(),
                check.detail(),
                check.jwksUri().orElse(null),
                check.keys().stream()
                        .map(key -> new Key(key.kid().orElse(null), key.type(), key.usable()))
                        .toList());
    }
}
