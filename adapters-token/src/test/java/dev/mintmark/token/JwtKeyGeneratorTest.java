package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtKeyGeneratorTest {
    private final NativeCrypto crypto = NativeCrypto.load();

    @Test
    void anEs256JwkHasItsPublicMembersOnly() throws Exception {
        Map<String, Object> jwk =
                JsonUtil.parseJson(Keys.generate(crypto, SigningAlgorithm.ES256).publicJwk());
        assertThat(jwk).containsOnlyKeys("kty", "crv", "x", "y", "kid", "alg", "use");
        assertThat(jwk)
                .containsEntry("kty", "EC")
                .containsEntry("crv", "P-256")
                .containsEntry("alg", "ES256")
                .containsEntry("use", "sig");
        assertThat((String) jwk.get("x")).hasSize(43);
        assertThat((String) jwk.get("y")).hasSize(43);
    }

    @Test
    void anRs256JwkHasItsPublicMembersOnlyAnd2048Bits() throws Exception {
        SigningKey key = Keys.generate(crypto, SigningAlgorithm.RS256);
        Map<String, Object> jwk = JsonUtil.parseJson(key.publicJwk());
        assertThat(jwk).containsOnlyKeys("kty", "n", "e", "kid", "alg", "use");
        assertThat(jwk)
                .containsEntry("kty", "RSA")
                .containsEntry("e", "AQAB")
                .containsEntry("alg", "RS256")
                .containsEntry("use", "sig");
        RSAPublicKey rsa = (RSAPublicKey)
                PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk()).getPublicKey();
        assertThat(rsa.getModulus().bitLength()).isEqualTo(2048);
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIdIsTheThumbprint(SigningAlgorithm algorithm) throws Exception {
        SigningKey key = Keys.generate(crypto, algorithm);
        PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key.publicJwk());
        assertThat(key.kid())
                .hasSize(43)
                .isEqualTo(jwk.calculateBase64urlEncodedThumbprint("SHA-256"))
                .isEqualTo(jwk.getKeyId());
    }

    @Test
    void aKeyIsReadyToBeStored() {
        KeyMaterial key =
                new JwtKeyGenerator(Keys.vault(crypto), crypto).generate(KeyPurpose.SESSION, SigningAlgorithm.ES256);
        assertThat(key.purpose()).isEqualTo(KeyPurpose.SESSION);
        assertThat(key.algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(key.privateKey().keyEncryptionKeyId()).isEqualTo(Keys.kek(1).id());
    }

    @Test
    void keysDiffer() {
        assertThat(Keys.generate(crypto, SigningAlgorithm.ES256).kid())
                .isNotEqualTo(Keys.generate(crypto, SigningAlgorithm.ES256).kid());
    }

    @ParameterizedTest
    @EnumSource
    void noPrivateMaterialIsPrinted(SigningAlgorithm algorithm) {
        SigningKey key = Keys.generate(crypto, algorithm);
        PrivateKey opened = Keys.vault(crypto).open(key);
        String encoded = Base64.getEncoder().encodeToString(opened.getEncoded());
        String ready = new ReadyKey(key.kid(), algorithm, opened, crypto).toString();
        for (String printed : new String[] {
            key.toString(),
            key.publicJwk(),
            ready,
            Keys.vault(crypto).toString(),
            Keys.signer(crypto).toString()
        }) {
            assertThat(printed).doesNotContain(encoded.substring(encoded.length() - 40), "\"d\"");
        }
    }
}
