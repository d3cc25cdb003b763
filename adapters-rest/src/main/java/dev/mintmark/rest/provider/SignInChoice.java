package dev.mintmark.rest.provider;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.provider.IdentityProvider;
import java.net.URI;

/**
 * Where somebody can sign in (http-api §2, sign-in).
 *
 * @param host the provider's, by which people know it
 * @param startUri where the browser is to go
 */
record SignInChoice(String id, String host, String startUri) {
    static SignInChoice from(IdentityProvider provider, TokenPolicy policy) {
        return new SignInChoice(
                provider.id().toString(),
                URI.create(provider.settings().issuer()).getHost(),
                ProviderPaths.start(policy, provider.id()).toString());
    }
}
