package dev.mintmark.application.port.out.host;

import dev.mintmark.domain.Violations;
import dev.mintmark.domain.federation.TrustedIssuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys with which other issuers sign (rules §11). */
public interface IssuerKeys {
    /**
     * Reads a key set by value (RFC 7517 §5), of OpenID providers, clusters or SPIFFE bundles; reports
     * {@code invalid_jwk}, in words that repeat nothing of it.
     *
     * @param jwks its members, as sent
     * @return the set as it is stored, with public members only
     */
    Optional<String> read(Map<String, Object> jwks, String field, Violations violations);

    /** Fetches an issuer's keys now, whatever is known of them already; takes two seconds at most. */
    Fetched fetch(TrustedIssuer issuer);

    /**
     * What came back.
     *
     * @param detail one sentence that says what to do if no key that can be used came back
     * @param address where the key set is, as far as it was found out; empty for one by value
     * @param keys those that came back, those that cannot be used among them
     */
    record Fetched(boolean usable, String detail, Optional<String> address, List<Key> keys) {}

    /**
     * A key of an issuer.
     *
     * @param kid its id; empty if it has none
     * @param usable whether tokens that it signs count
     */
    record Key(Optional<String> kid, String type, boolean usable) {}
}
