package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Objects;

/** Generates signing keys; a key's id is the RFC 7638 thumbprint of its public part, 43 characters of base64url. */
public final class JwtKeyGenerator implements KeyGenerator {
    // The least that RFC 7518 §3.3 allows, and enough: a key is replaced within months and what it signs expires within
    // a day.
    // With 3072 bits each signature would cost three times as much.
    private static final int RSA_BITS = 2048;

    private final SigningKeyVault vault;
    private final NativeCrypto crypto;

    /** Generates with the given provider; private parts leave through the vault only. */
    public JwtKeyGenerator(SigningKeyVault vault, NativeCrypto crypto) {
        this.vault = Objects.requireNonNull(vault);
        this.crypto = Objects.requireNonNull(crypto);
    }

    @Override
    public KeyMaterial generate(KeyPurpose purpose, SigningAlgorithm algorithm) {
        KeyPair pair = keyPair(algorithm);
        JWK jwk = publicJwk(algorithm, pair.getPublic());
        return new KeyMaterial(
                jwk.getKeyID(),
                purpose,
                algorithm,
                jwk.toJSONString(),
                vault.lock(pair.getPrivate(), jwk.getKeyID(), purpose));
    }

    private KeyPair keyPair(SigningAlgorithm algorithm) {
        AlgorithmParameterSpec parameters =
                switch (algorithm) {
                    case ES256 -> new ECGenParameterSpec(Curve.P_256.getStdName());
                    case RS256 -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
                };
        try {
            KeyPairGenerator generator = crypto.keyPairGenerator(SigningKeyVault.keyType(algorithm));
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static JWK publicJwk(SigningAlgorithm algorithm, PublicKey key) {
        try {
            return switch (algorithm) {
                case ES256 ->
                    new ECKey.Builder(Curve.P_256, (ECPublicKey) key)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint()
                            .build();
                case RS256 ->
                    new RSAKey.Builder((RSAPublicKey) key)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint()
                            .build();
            };
        } catch (JOSEException everyPlatformHasSha256) {
            throw new IllegalStateException(everyPlatformHasSha256);
        }
    }
}
