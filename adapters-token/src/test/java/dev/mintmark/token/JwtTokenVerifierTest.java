package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTokenVerifierTest {
    private static final Set<String> AT_JWT = Set.of("at+jwt");

    private final NativeCrypto crypto = NativeCrypto.load();
    private final JwtTokenVerifier verifier = new JwtTokenVerifier(crypto);
    private final SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);
    private final String token = Keys.signer(crypto).sign(key, "at+jwt", Keys.CLAIMS);

    private Optional<Map<String, Object>> verify(String presented, SigningKey known) {
        return verifier.verify(presented, AT_JWT, kid -> Optional.of(known)
                .filter(found -> found.kid().equals(kid)));
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void readsTheClaimsOfWhatWasSignedInTheirOrder(SigningAlgorithm algorithm) {
        for (NativeCrypto provider : List.of(crypto, NativeCrypto.jdkOnly())) {
            SigningKey signing = Keys.generate(provider, algorithm);
            Map<String, Object> claims = Map.of(
                    "exp",
                    1_767_323_945L,
                    "groups",
                    List.of("app"),
                    "limits",
                    Map.of("revision", 9_007_199_254_740_991L));
            String signed = Keys.signer(provider).sign(signing, "at+jwt", claims);

            assertThat(new JwtTokenVerifier(provider).verify(signed, AT_JWT, kid -> Optional.of(signing)))
                    .contains(claims);
        }
    }

    @Test
    void refusesAnUnknownKeyAnotherKeyAndAnotherAlgorithm() {
        assertThat(verify(token, key)).isPresent();
        assertThat(verifier.verify(token, AT_JWT, kid -> Optional.empty())).isEmpty();
        SigningKey other = Keys.generate(crypto, SigningAlgorithm.ES256);
        SigningKey rsa = Keys.generate(crypto, SigningAlgorithm.RS256);
        for (SigningKey wrong : List.of(other, rsa)) {
            assertThat(verifier.verify(token, AT_JWT, kid -> Optional.of(wrong)))
                    .isEmpty();
        }
    }

    @Test
    void refusesATokenOfAnotherType() {
        String session = Keys.signer(crypto).sign(key, "JWT", Keys.CLAIMS);

        assertThat(verify(session, key)).isEmpty();
        assertThat(verifier.verify(session, Set.of("at+jwt", "JWT"), kid -> Optional.of(key)))
                .isPresent();
    }

    /** The last character of 64 encoded bytes has four bits that no decoder needs. */
    @Test
    void refusesASecondFormOfTheSameToken() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        for (int bits = 1; bits < 16; bits++) {
            assertThat(verify(token.substring(0, token.length() - 1) + alphabet.charAt(last ^ bits), key))
                    .isEmpty();
        }
        for (String added : List.of("=", "==", "\n", "\r\n", " ", "\t", "!", "+", "/", "é")) {
            assertThat(verify(token + added, key)).as("after: %s", added).isEmpty();
            assertThat(verify(added + token, key)).as("before: %s", added).isEmpty();
            assertThat(verify(token.replaceFirst("\\.", added + "."), key))
                    .as("inside: %s", added)
                    .isEmpty();
        }
    }

    @Test
    void refusesEveryKindOfJsonThatIsNoObject() {
        String[] parts = token.split("\\.");
        for (String json : List.of("null", "true", "1", "\"text\"", "[]", "[[\"alg\",\"ES256\"]]", "", "{")) {
            String part = Base64URL.encode(json).toString();
            assertThat(verify(part + "." + parts[1] + "." + parts[2], key))
                    .as(json)
                    .isEmpty();
            assertThat(verify(parts[0] + "." + part + "." + parts[2], key))
                    .as(json)
                    .isEmpty();
        }
        for (int length = 0; length < token.length(); length++) {
            assertThat(verify(token.substring(0, length), key))
                    .as("%s characters", length)
                    .isEmpty();
        }
    }

    @Test
    void refusesAChangedToken() {
        String[] parts = token.split("\\.");
        assertThat(verify(parts[0] + "." + parts[1].substring(1) + "." + parts[2], key))
                .isEmpty();
        assertThat(verify(parts[0] + "." + parts[1] + ".", key)).isEmpty();
        assertThat(verify(token + "x", key)).isEmpty();
        assertThat(verify("x".repeat(20_000), key)).isEmpty();
        assertThat(verify(token + "A".repeat(20_000), key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b.c",
                "garbage",
                "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0Iiwia2lkIjoiYSJ9.e30.",
                "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln",
                "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40"
            })
    void refusesWhatIsNoTokenOfOurs(String text) {
        assertThat(verifier.verify(text, AT_JWT, kid -> Optional.of(key))).isEmpty();
    }

    @Test
    void asksForTheKeyOnce() {
        SigningKey session = Keys.generate(crypto, KeyPurpose.SESSION, SigningAlgorithm.ES256);
        int[] asked = new int[1];
        verifier.verify(token, AT_JWT, kid -> {
            asked[0]++;
            return Optional.of(session);
        });
        assertThat(asked[0]).isEqualTo(1);
    }
}
