package dev.mintmark.domain.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofTest {
    private static final long NOW = 1_800_000_000L;
    private static final String TARGET = "https://id.example/connect/token";
    private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private static Map<String, Object> claims() {
        return new HashMap<>(Map.of("htm", "POST", "htu", TARGET, "iat", NOW, "jti", "one"));
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    private static DpopProof read(Map<String, Object> claims) {
        return DpopProof.of(claims, KEY, URI.create(TARGET), Instant.ofEpochSecond(NOW));
    }

    private static String refusal(Map<String, Object> claims) {
        DpopRefused refused = catchThrowableOfType(DpopRefused.class, () -> read(claims));
        assertThat(refused).as("%s", claims).isNotNull();
        assertThat(refused.code()).isEqualTo("invalid_dpop_proof");
        return refused.getMessage();
    }

    @Test
    void namesItsKeyItsIdAndItsNonce() {
        assertThat(read(claims())).isEqualTo(new DpopProof(KEY, "one", Optional.empty()));
        assertThat(read(with("nonce", "n"))).isEqualTo(new DpopProof(KEY, "one", Optional.of("n")));
    }

    @Test
    void needsAllThatItIsJudgedBy() {
        for (String name : List.of("htm", "htu", "iat", "jti")) {
            Map<String, Object> claims = claims();
            claims.remove(name);
            assertThat(refusal(claims)).contains(name);
        }
    }

    @Test
    void hasNoClaimOfAnotherType() {
        for (String name : List.of("htm", "htu", "iat", "jti", "nonce")) {
            for (Object value : List.of(true, List.of("POST"), Map.of("a", 1), Double.NaN, Double.POSITIVE_INFINITY)) {
                assertThat(refusal(with(name, value))).contains(name);
            }
        }
        for (Object value : Arrays.asList("", 1, null)) {
            assertThat(refusal(with("jti", value))).contains("jti");
        }
        assertThat(refusal(with("iat", String.valueOf(NOW)))).contains("iat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "post", "POST ", ""})
    void isForThisMethodOnly(String htm) {
        assertThat(refusal(with("htm", htm))).contains("htm").contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TARGET,
                "https://ID.Example/connect/token",
                "HTTPS://id.example/connect/token",
                "https://id.example:443/connect/token",
                "https://id.example/connect/token?a=b",
                "https://id.example/connect/token#a",
                "https://id.example/connect/./token",
                "https://id.example/x/../connect/token"
            })
    void isForThisAddressHoweverItIsWritten(String htu) {
        assertThat(read(with("htu", htu)).tokenId()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/connect/token",
                "http://id.example/connect/token",
                "https://id.example:8443/connect/token",
                "https://id.example:80/connect/token",
                "https://id.example/connect/token/",
                "https://id.example/connect/introspect",
                "https://id.example/connect%2Ftoken",
                "https://id.example/CONNECT/token",
                "https://user@id.example/connect/token",
                "https://id.example.evil/connect/token",
                "https:id.example/connect/token",
                "//id.example/connect/token",
                "/connect/token",
                "https://id_example/connect/token",
                "not a URI",
                "mailto:a@b.example",
                ""
            })
    void isForNoOtherAddress(String htu) {
        assertThat(refusal(with("htu", htu))).contains("htu").contains(TARGET);
    }

    @ParameterizedTest
    @CsvSource({"61,61 seconds ahead of", "3600,3600 seconds ahead of", "-61,61 seconds behind", "-90000,90000 seconds"
    })
    void saysByHowManySecondsAClockIsOff(long off, String said) {
        assertThat(refusal(with("iat", NOW + off))).contains(said).contains("at most 60");
    }

    @Property
    void countsForAMinuteBeforeAndAfter(@ForAll @LongRange(min = -60, max = 60) long off) {
        assertThat(read(with("iat", NOW + off)).thumbprint()).isEqualTo(KEY);
        assertThat(read(with("iat", (double) (NOW + off))).thumbprint()).isEqualTo(KEY);
    }

    @Test
    void isNotMadeBeforeTheYear1970NorAfter9999() {
        assertThat(refusal(with("iat", -1))).contains("iat");
        assertThat(refusal(with("iat", 1e300))).contains("iat");
        assertThat(refusal(with("iat", Long.MAX_VALUE))).contains("iat");
    }

    @Test
    void isRememberedByItsKeyAndItsId() {
        String digest = read(claims()).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(read(with("nonce", "n")).digest()).isEqualTo(digest);
        assertThat(read(with("jti", "two")).digest()).isNotEqualTo(digest);
        assertThat(new DpopProof("another", "one", Optional.empty()).digest()).isNotEqualTo(digest);
    }
}
