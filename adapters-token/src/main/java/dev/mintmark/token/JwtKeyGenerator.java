package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.mintmark.application.port.out.KeyGenerator;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Instant;

/** Makes signing keys; the {@code kid} is the key's thumbprint (RFC 7638). */
public final class JwtKeyGenerator implements KeyGenerator {
    /** Enough until 2030 (NIST SP 800-57), read by every library, and the quickest to sign with. */
    private static final int RSA_BITS = 2048;

    private final SigningKeyVault vault;

    /** Stores private parts in this vault's form. */
    public JwtKeyGenerator(SigningKeyVault vault) {
        this.vault = vault;
    }

    @Override
    public SigningKey generate(KeyPurpose purpose, SigningAlgorithm algorithm, Instant now) {
        try {
            JWK jwk =
                    switch (algorithm) {
                        case ES256 ->
                            new ECKeyGenerator(Curve.P_256)
                                    .algorithm(JWSAlgorithm.ES256)
                                    .keyUse(KeyUse.SIGNATURE)
                                    .keyIDFromThumbprint(true)
                                    .generate();
                        case RS256 ->
                            new RSAKeyGenerator(RSA_BITS)
                                    .algorithm(JWSAlgorithm.RS256)
                                    .keyUse(KeyUse.SIGNATURE)
                                    .keyIDFromThumbprint(true)
                                    .generate();
                    };
            byte[] pkcs8 = ((AsymmetricJWK) jwk).toPrivateKey().getEncoded();
            return new SigningKey(
                    jwk.getKeyID(),
                    purpose,
                    algorithm,
                    KeyState.SIGNING,
                    jwk.toPublicJWK().toJSONString(),
                    vault.encrypt(jwk.getKeyID(), purpose, pkcs8),
                    now);
        } catch (JOSEException unavailable) {
            throw new IllegalStateException(algorithm + " is not available", unavailable);
        }
    }
}
