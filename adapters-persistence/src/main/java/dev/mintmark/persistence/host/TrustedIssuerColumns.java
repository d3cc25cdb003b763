package dev.mintmark.persistence.host;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a trusted issuer that may change. */
public final class TrustedIssuerColumns {
    private TrustedIssuerColumns() {}

    static String algorithms(List<IssuerAlgorithm> algorithms) {
        return algorithms.stream().map(IssuerAlgorithm::code).collect(Collectors.joining(" "));
    }

    /** The settings, as they are read. */
    public static TrustedIssuerSettings settings(
            String name, String jwksUri, String jwks, String algorithms, long maxTokenLifetime, boolean enabled) {
        return new TrustedIssuerSettings(
                new DisplayName(name),
                new KeySource(Optional.ofNullable(jwksUri), Optional.ofNullable(jwks)),
                Stream.of(algorithms.split(" ")).map(IssuerAlgorithm::valueOf).toList(),
                Duration.ofSeconds(maxTokenLifetime),
                enabled);
    }
}
