package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.key.EncryptedPrivateKey;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, Object> CLAIMS =
            Map.of("aud", "mintmark-api", "exp", 1_700_000_900L, "groups", List.of("app"), "limits", Map.of("a", 0L));

    private final KeyEncryptionKey kek = randomKek();
    private final SigningKeyVault vault = new SigningKeyVault(kek, Optional.empty(), RANDOM);
    private final JwtKeyGenerator generator = new JwtKeyGenerator(vault);

    private static KeyEncryptionKey randomKek() {
        byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
        RANDOM.nextBytes(bytes);
        return new KeyEncryptionKey(bytes);
    }

    private SigningKey key(SigningAlgorithm algorithm) {
        return generator.generate(KeyPurpose.ACCESS_TOKEN, algorithm, Instant.EPOCH);
    }

    private static JsonWebSignature verified(String token, SigningKey key) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk()).getPublicKey());
        assertThat(signature.verifySignature()).isTrue();
        return signature;
    }

    @ParameterizedTest
    @EnumSource
    void anotherLibraryVerifiesWhatTheJdkSigns(SigningAlgorithm algorithm) throws JoseException {
        roundTrip(algorithm, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void anotherLibraryVerifiesWhatTheNativeProviderSigns(SigningAlgorithm algorithm) throws JoseException {
        Optional<Provider> provider = NativeCrypto.load().provider();
        assertThat(provider)
                .as("the native provider loads on Linux x86_64")
                .matches(found -> found.isPresent() || !isLinuxX8664());
        roundTrip(algorithm, provider);
    }

    private void roundTrip(SigningAlgorithm algorithm, Optional<Provider> provider) throws JoseException {
        SigningKey key = key(algorithm);
        String token = new JwtTokenSigner(vault, provider).sign(key, "at+jwt", CLAIMS);

        JsonWebSignature signature = verified(token, key);
        assertThat(signature.getHeaders().getFullHeaderAsJsonString())
                .contains("\"typ\":\"at+jwt\"", "\"alg\":\"" + algorithm + "\"", "\"kid\":\"" + key.kid() + "\"");
        assertThat(signature.getPayload())
                .contains("\"aud\":\"mintmark-api\"", "\"exp\":1700000900", "\"groups\":[\"app\"]", "{\"a\":0}");
    }

    private static boolean isLinuxX8664() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    @Test
    void theJdkSignsWhereTheNativeProviderIsMissing() {
        NativeCrypto none = NativeCrypto.load("no.such.Provider");

        assertThat(none.provider()).isEmpty();
        assertThat(none.description()).startsWith("Tokens are signed by the JDK");
    }

    @Test
    void signsForManyCallersAtOnce() throws Exception {
        SigningKey key = key(SigningAlgorithm.ES256);
        JwtTokenSigner signer = new JwtTokenSigner(vault, NativeCrypto.load().provider());
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                tokens.add(callers.submit(() -> signer.sign(key, "at+jwt", CLAIMS)));
            }
            for (Future<String> token : tokens) {
                verified(token.get(), key);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPublicKeyHoldsNoPrivateMember(SigningAlgorithm algorithm) throws JoseException {
        SigningKey key = key(algorithm);

        PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk());
        assertThat(jwk.getPrivateKey()).isNull();
        assertThat(jwk.getKeyId()).isEqualTo(key.kid()).hasSize(43);
        assertThat(jwk.getUse()).isEqualTo("sig");
        assertThat(jwk.getAlgorithm()).isEqualTo(algorithm.name());
        assertThat(key.publicJwk()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void aPreviousKeyEncryptionKeyStillOpensAndAnUnknownOneIsNamed() {
        SigningKey key = key(SigningAlgorithm.ES256);
        KeyEncryptionKey next = randomKek();

        assertThat(new SigningKeyVault(next, Optional.of(kek), RANDOM).decrypt(key))
                .isEqualTo(vault.decrypt(key));
        assertThatThrownBy(() -> new SigningKeyVault(next, Optional.empty(), RANDOM).decrypt(key))
                .isInstanceOf(PrivateKeyUnreadable.class)
                .hasMessageContaining(kek.id())
                .hasMessageContaining("MINTMARK_KEY_ENCRYPTION_KEY");
    }

    @Test
    void aPrivateKeyIsBoundToItsKidAndItsPurposeAndCannotBeAltered() {
        SigningKey key = key(SigningAlgorithm.ES256);
        byte[] altered = Base64.getDecoder().decode(key.privateKey().ciphertext());
        altered[altered.length - 1] ^= 1;

        for (SigningKey other : List.of(
                with(key, "another-kid", key.purpose(), key.privateKey()),
                with(key, key.kid(), KeyPurpose.SESSION, key.privateKey()),
                with(
                        key,
                        key.kid(),
                        key.purpose(),
                        new EncryptedPrivateKey(kek.id(), Base64.getEncoder().encodeToString(altered))),
                with(key, key.kid(), key.purpose(), new EncryptedPrivateKey(kek.id(), "AAAA")))) {
            assertThatThrownBy(() -> vault.decrypt(other)).isInstanceOf(PrivateKeyUnreadable.class);
        }
    }

    private static SigningKey with(SigningKey key, String kid, KeyPurpose purpose, EncryptedPrivateKey stored) {
        return new SigningKey(kid, purpose, key.algorithm(), key.state(), key.publicJwk(), stored, key.createdAt());
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        byte[] pkcs8 = {1, 2, 3};

        assertThat(vault.encrypt("kid", KeyPurpose.SESSION, pkcs8).ciphertext())
                .isNotEqualTo(vault.encrypt("kid", KeyPurpose.SESSION, pkcs8).ciphertext());
    }
}
