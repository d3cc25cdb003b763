package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the signer writes, another library reads as it was: whatever a text holds, in whatever order. */
class ClaimsJsonTest {
    private static final NativeCrypto CRYPTO = NativeCrypto.load();
    private static final SigningKey KEY = Keys.generate(CRYPTO, SigningAlgorithm.ES256);

    @Property(tries = 500)
    void anotherLibraryReadsWhatWasWritten(@ForAll("claims") Map<String, Object> claims) throws Exception {
        String json = new String(ClaimsJson.of(claims), StandardCharsets.UTF_8);

        Map<String, Object> read = JSONObjectUtils.parse(json);

        assertThat(read).isEqualTo(claims);
        assertThat(read.keySet()).containsExactlyElementsOf(claims.keySet());
    }

    @Property(tries = 50)
    void anotherLibraryVerifiesWhatWasSigned(@ForAll("claims") Map<String, Object> claims) throws Exception {
        String token = Keys.signer(CRYPTO).sign(KEY, "at+jwt", claims);

        JWSObject read = JWSObject.parse(token);

        assertThat(read.verify(new ECDSAVerifier(ECKey.parse(KEY.publicJwk())))).isTrue();
        assertThat(read.getPayload().toJSONObject()).isEqualTo(claims);
        assertThat(read.getHeader().getKeyID()).isEqualTo(KEY.kid());
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}");
    }

    @Example
    void textsAreEscapedOnlyWhereTheyMustBe() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("plain", "a/b<c>&d'e");
        claims.put("escaped", "\"\\\n\u0000\u001f");
        claims.put("unicode", "ü€𝄞\u007f\u2028");
        claims.put("broken", "\ud834");
        claims.put("nothing", null);
        claims.put("empty", List.of(Map.of(), List.of(), ""));
        claims.put("last", List.of(true, 7, -1L, Long.MAX_VALUE));

        assertThat(new String(ClaimsJson.of(claims), StandardCharsets.UTF_8))
                .isEqualTo("{\"plain\":\"a/b<c>&d'e\",\"escaped\":\"\\\"\\\\\\u000a\\u0000\\u001f\","
                        + "\"unicode\":\"ü€𝄞\u007f\u2028\",\"broken\":\"\\ud834\",\"nothing\":null,"
                        + "\"empty\":[{},[],\"\"],\"last\":[true,7,-1,9223372036854775807]}");
    }

    @Example
    void aClaimOfAnotherKindIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> ClaimsJson.of(Map.of("half", 0.5))).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Map<String, Object>> claims() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(2_000),
                Arbitraries.of("\"", "\\", "\u0000", "\u001f", "\u007f", "\u2028", "\ud834\udd1e", "\ud834", "\udd1e"));
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.of(Arrays.asList(true, false, null)));
        Arbitrary<Object> lists = leaves.list().ofMaxSize(4).map(list -> (Object) list);
        Arbitrary<Object> maps =
                Arbitraries.maps(texts, leaves).ofMaxSize(4).map(map -> (Object) new LinkedHashMap<>(map));
        return Arbitraries.maps(texts, Arbitraries.oneOf(leaves, lists, maps))
                .ofMaxSize(25)
                .map(LinkedHashMap::new);
    }
}
