package dev.mintmark.rest.federation;

import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import dev.mintmark.rest.json.MalformedJson;
import dev.mintmark.rest.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A trusted issuer (http-api §2, operators).
 *
 * @param jwksUri where the keys are; null if they are discovered or given by value
 * @param jwks the keys by value; null if they are fetched
 * @param maxTokenLifetime as ISO 8601 writes it
 */
record TrustedIssuerResponse(
        String id,
        String name,
        String issuer,
        String jwksUri,
        Map<String, Object> jwks,
        List<String> algorithms,
        String maxTokenLifetime,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {
    static TrustedIssuerResponse from(TrustedIssuer issuer) {
        TrustedIssuerSettings settings = issuer.settings();
        return new TrustedIssuerResponse(
                issuer.id().toString(),
                issuer.name(),
                issuer.issuer(),
                settings.keys().address().orElse(null),
                settings.keys().keySet().map(TrustedIssuerResponse::members).orElse(null),
                settings.algorithms().stream().map(IssuerAlgorithm::code).toList(),
                DurationText.of(settings.maxTokenLifetime()),
                settings.enabled(),
                issuer.createdAt(),
                issuer.updatedAt());
    }

    private static Map<String, Object> members(String set) {
        try {
            return StrictJson.readObject(set.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson neverStored) {
            throw new IllegalStateException(neverStored);
        }
    }
}
