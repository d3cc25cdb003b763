package dev.mintmark.domain.issuance;

import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import java.time.Duration;
import java.util.List;

/**
 * What the configuration says about access tokens (rules §7, §10): who issues them, and what the default API is like.
 *
 * @param issuer who issues them: the URI of this service
 * @param audience the default API's identifier
 * @param scope the default API's one scope
 * @param signingAlgorithm of the default API, and of other APIs of which nothing else is said
 * @param lifetime the same; from 1 minute to 24 hours
 */
public record TokenPolicy(
        String issuer, String audience, String scope, SigningAlgorithm signingAlgorithm, Duration lifetime) {
    /** The default API's identifier. */
    public ApiIdentifier identifier() {
        return new ApiIdentifier(audience);
    }

    /** What an API is like of which nothing is said. */
    public ApiSettings initialSettings() {
        return ApiSettings.initial(signingAlgorithm, lifetime);
    }

    /** The default API's settings, which follow the configuration in all that it says. */
    public ApiSettings follow(ApiSettings current) {
        List<ApiScope> scopes =
                current.scopeNames().equals(List.of(scope)) ? current.scopes() : List.of(new ApiScope(scope, ""));
        return new ApiSettings(
                scopes,
                signingAlgorithm,
                lifetime,
                current.tokenType(),
                current.access(),
                current.enabled(),
                current.requireDpop());
    }
}
