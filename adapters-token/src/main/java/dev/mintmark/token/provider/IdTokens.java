package dev.mintmark.token.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.token.federation.TrustedIssuerKeys;
import java.security.Key;
import java.util.List;
import java.util.Optional;

/**
 * Checks ID tokens (OpenID Connect Core 1.0 §3.1.3.7): the issuer's signature with a public key, who issued it, for
 * whom, until when, and the nonce. Keys are looked after as those of trusted issuers are.
 */
final class IdTokens {
    private static final DisplayName NAME = new DisplayName("Identity provider");

    private final TrustedIssuerKeys keys;

    IdTokens(TrustedIssuerKeys keys) {
        this.keys = keys;
    }

    /** @throws BadJOSEException unless the token is good */
    IDTokenClaimsSet check(IdentityProvider provider, JWT token, String nonce) throws BadJOSEException, JOSEException {
        JWSKeySelector<SecurityContext> selector = (header, context) -> select(provider, header);
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(provider.settings().issuer()),
                new ClientID(provider.settings().clientId()),
                selector,
                null);
        return validator.validate(token, new Nonce(nonce));
    }

    private List<Key> select(IdentityProvider provider, JWSHeader header) throws KeySourceException {
        Optional<IssuerAlgorithm> algorithm =
                Coded.find(IssuerAlgorithm.class, header.getAlgorithm().getName());
        Optional<String> kid = Optional.ofNullable(header.getKeyID());
        TrustedIssuer issuer = issuer(provider);
        Optional<JWK> key =
                algorithm.flatMap(one -> keys.find(issuer, one, kid).or(() -> keys.findUnknown(issuer, one, kid)));
        if (key.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(((AsymmetricJWK) key.get()).toPublicKey());
        } catch (JOSEException unusable) {
            throw new KeySourceException("the key cannot be used", unusable);
        }
    }

    private static TrustedIssuer issuer(IdentityProvider provider) {
        return TrustedIssuer.register(
                new TrustedIssuerId(provider.id().value()),
                provider.settings().issuer(),
                new TrustedIssuerSettings(
                        NAME,
                        KeySource.DISCOVERY,
                        List.of(IssuerAlgorithm.values()),
                        TrustedIssuerSettings.USUAL,
                        true),
                provider.createdAt());
    }
}
