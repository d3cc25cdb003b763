package dev.mintmark.domain.federation;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An OpenID provider, cluster or SPIFFE trust domain whose tokens apps may use in place of a secret (rules §11).
 *
 * @param issuer what its tokens say in {@code iss}, to the letter; never changes. Clusters may have the same one
 * @param version grows with each stored change; for optimistic locking
 */
public record TrustedIssuer(
        TrustedIssuerId id,
        String issuer,
        TrustedIssuerSettings settings,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The longest issuer, and the longest address of a key set, in characters. */
    public static final int MAX_ADDRESS = 500;

    /** Checks that nothing is null. */
    public TrustedIssuer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
    }

    /** A new one. */
    public static TrustedIssuer register(
            TrustedIssuerId id, String issuer, TrustedIssuerSettings settings, Instant now) {
        return new TrustedIssuer(id, issuer, settings, now, now, 1);
    }

    /** The issuer with other settings. */
    public TrustedIssuer with(TrustedIssuerSettings newSettings, Instant now) {
        return new TrustedIssuer(id, issuer, newSettings, createdAt, now, version);
    }

    /** Reads an issuer; reports {@code required}, {@code too_long} or {@code invalid_uri}. The text may be null. */
    public static Optional<String> parseIssuer(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return Optional.empty();
        }
        return TrustedIssuerSettings.isAddress(text, field, violations) ? Optional.of(text) : Optional.empty();
    }

    /** Its name, for people. */
    public String name() {
        return settings.name().value();
    }

    /** Whether its tokens may be signed in this way. */
    public boolean accepts(IssuerAlgorithm algorithm) {
        return settings.algorithms().contains(algorithm);
    }
}
