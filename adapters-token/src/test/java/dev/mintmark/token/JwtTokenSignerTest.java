package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtTokenSignerTest {
    private final NativeCrypto crypto = NativeCrypto.load();
    private final JwtTokenSigner signer = Keys.signer(crypto);

    @ParameterizedTest
    @EnumSource
    void anotherLibraryVerifiesTheToken(SigningAlgorithm algorithm) throws Exception {
        SigningKey key = Keys.generate(crypto, algorithm);
        String token = signer.sign(key, "at+jwt", Keys.CLAIMS);

        JsonWebSignature header = Keys.parsed(token);
        assertThat(header.getAlgorithmHeaderValue()).isEqualTo(algorithm.name());
        assertThat(header.getKeyIdHeaderValue()).isEqualTo(key.kid());
        assertThat(header.getHeader("typ")).isEqualTo("at+jwt");
        assertThat(header.getHeaders().getFullHeaderAsJsonString()).doesNotContain("jwk");
        assertThat(Keys.verified(key, token).getIssuer()).isEqualTo("http://localhost:9080");
    }

    @Test
    void claimsBecomeJsonInTheirOrderNumbersAsNumbersAndOneAudienceAsText() throws Exception {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", "mintmark-api");
        claims.put("exp", 1_767_323_945L);
        claims.put("groups", List.of("app"));
        claims.put("limits", Map.of("maxDocumentUnitsPerDay", 9_007_199_254_740_991L));
        claims.put("name", "Bücher <&>");
        SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);

        JwtClaims verified = Keys.verified(key, signer.sign(key, "JWT", claims));

        assertThat(verified.getRawJson())
                .isEqualTo("{\"aud\":\"mintmark-api\",\"exp\":1767323945,\"groups\":[\"app\"],"
                        + "\"limits\":{\"maxDocumentUnitsPerDay\":9007199254740991},\"name\":\"Bücher <&>\"}");
    }

    @Test
    void oneKeySignsTokensOfSeveralTypes() {
        SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);
        assertThat(Keys.parsed(signer.sign(key, "at+jwt", Keys.CLAIMS)).getHeader("typ"))
                .isEqualTo("at+jwt");
        assertThat(Keys.parsed(signer.sign(key, "JWT", Keys.CLAIMS)).getHeader("typ"))
                .isEqualTo("JWT");
    }

    @Test
    void aChangedTokenIsNotVerified() {
        SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);
        String token = signer.sign(key, "JWT", Keys.CLAIMS);
        String other = signer.sign(key, "JWT", Map.of("iss", "somebody else"));
        String mixed = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        assertThatThrownBy(() -> Keys.verified(key, mixed)).hasMessage("wrong signature");
    }

    @Test
    void eightThreadsSignAtOnceWithTwoKeys() throws Exception {
        List<SigningKey> keys =
                List.of(Keys.generate(crypto, SigningAlgorithm.ES256), Keys.generate(crypto, SigningAlgorithm.RS256));
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> signing = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                SigningKey key = keys.get(thread % keys.size());
                String subject = "thread-" + thread;
                Callable<List<String>> work = () -> {
                    start.await();
                    return IntStream.range(0, 50)
                            .mapToObj(i -> signer.sign(key, "at+jwt", Map.of("sub", subject, "number", i)))
                            .toList();
                };
                signing.add(executor.submit(work));
            }
            for (int thread = 0; thread < threads; thread++) {
                List<String> tokens = signing.get(thread).get();
                for (int i = 0; i < tokens.size(); i++) {
                    JwtClaims claims = Keys.verified(keys.get(thread % keys.size()), tokens.get(i));
                    assertThat(claims.getSubject()).isEqualTo("thread-" + thread);
                    assertThat(claims.getClaimValue("number", Long.class)).isEqualTo(i);
                }
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void manyKeysFollowEachOther() {
        SigningKey first = Keys.generate(crypto, SigningAlgorithm.ES256);
        signer.sign(first, "JWT", Keys.CLAIMS);
        for (int i = 0; i < 40; i++) {
            SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);
            assertThat(Keys.verified(key, signer.sign(key, "JWT", Keys.CLAIMS))).isNotNull();
        }
        assertThat(Keys.verified(first, signer.sign(first, "JWT", Keys.CLAIMS))).isNotNull();
    }

    @Test
    void aReadyKeyIsStillRefusedForAnotherPurpose() {
        SigningKey key = Keys.generate(crypto, SigningAlgorithm.ES256);
        signer.sign(key, "at+jwt", Keys.CLAIMS);
        SigningKey moved = Keys.changed(
                key,
                key.kid(),
                KeyPurpose.SESSION,
                key.algorithm(),
                key.privateKey().orElseThrow());
        assertThatThrownBy(() -> signer.sign(moved, "JWT", Keys.CLAIMS)).isInstanceOf(UnreadableKey.class);
    }
}
