package dev.mintmark.token.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.mintmark.domain.provider.ProviderSecret;
import java.util.List;
import java.util.Optional;

/**
 * How this service proves at a token endpoint who it is, by what the provider says that it takes: by a secret in the
 * header or in the form, or by an assertion for this endpoint, good for a minute (OpenID Connect Core 1.0 §9).
 */
final class ProviderAuthentication {
    private ProviderAuthentication() {}

    /** Empty if the provider says that it takes no signature that the private key makes. */
    static Optional<ClientAuthentication> of(ClientID client, OIDCProviderMetadata metadata, ProviderSecret secret) {
        return switch (secret.kind()) {
            case CLIENT_SECRET -> Optional.of(bySecret(client, metadata, new Secret(secret.reveal())));
            case CLIENT_KEY -> byKey(client, metadata, PrivateJwk.stored(secret));
        };
    }

    private static ClientAuthentication bySecret(ClientID client, OIDCProviderMetadata metadata, Secret secret) {
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean byForm = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return byForm ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    private static Optional<ClientAuthentication> byKey(ClientID client, OIDCProviderMetadata metadata, JWK key) {
        List<JWSAlgorithm> taken = metadata.getTokenEndpointJWSAlgs();
        return PrivateJwk.algorithms(key).stream()
                .filter(algorithm -> taken == null || taken.contains(algorithm))
                .findFirst()
                .map(algorithm -> assertion(client, metadata, key, algorithm));
    }

    private static ClientAuthentication assertion(
            ClientID client, OIDCProviderMetadata metadata, JWK key, JWSAlgorithm algorithm) {
        try {
            return new PrivateKeyJWT(
                    client,
                    metadata.getTokenEndpointURI(),
                    algorithm,
                    ((AsymmetricJWK) key).toPrivateKey(),
                    key.getKeyID(),
                    null);
        } catch (JOSEException itSignedBefore) {
            throw new IllegalStateException("The private key for an identity provider does not sign.");
        }
    }
}
