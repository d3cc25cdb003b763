package dev.mintmark.token;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** What several tests need: keys, and an independent JOSE library that checks tokens. */
final class Keys {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Map<String, Object> CLAIMS = Map.of("iss", "http://localhost:9080", "aud", "mintmark-api");

    private Keys() {}

    static KeyEncryptionKey kek(int fill) {
        byte[] key = new byte[KeyEncryptionKey.BYTES];
        Arrays.fill(key, (byte) fill);
        return new KeyEncryptionKey(key);
    }

    static SigningKeyVault vault(NativeCrypto crypto) {
        return new SigningKeyVault(new KeyEncryption(kek(1), Optional.empty()), crypto);
    }

    static SigningKey generate(NativeCrypto crypto, SigningAlgorithm algorithm) {
        return generate(crypto, KeyPurpose.ACCESS_TOKEN, algorithm);
    }

    static SigningKey generate(NativeCrypto crypto, KeyPurpose purpose, SigningAlgorithm algorithm) {
        return SigningKey.signing(
                new JwtKeyGenerator(vault(crypto), crypto).generate(purpose, algorithm), Duration.ofMinutes(15), NOW);
    }

    /** A stored key as an attacker could change its row. */
    static SigningKey changed(
            SigningKey key, String kid, KeyPurpose purpose, SigningAlgorithm algorithm, EncryptedValue privateKey) {
        return SigningKey.signing(
                new KeyMaterial(kid, purpose, algorithm, key.publicJwk(), privateKey), key.tokenLifetime(), NOW);
    }

    static JwtTokenSigner signer(NativeCrypto crypto) {
        return new JwtTokenSigner(vault(crypto), crypto);
    }

    /** The token's claims, once its signature has been verified with the published key. */
    static JwtClaims verified(SigningKey key, String token) {
        try {
            JsonWebSignature jws = parsed(token);
            jws.setKey(PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk()).getPublicKey());
            if (!jws.verifySignature()) {
                throw new AssertionError("wrong signature");
            }
            return JwtClaims.parse(jws.getPayload());
        } catch (JoseException | org.jose4j.jwt.consumer.InvalidJwtException invalid) {
            throw new AssertionError(invalid);
        }
    }

    static JsonWebSignature parsed(String token) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            return jws;
        } catch (JoseException invalid) {
            throw new AssertionError(invalid);
        }
    }
}
