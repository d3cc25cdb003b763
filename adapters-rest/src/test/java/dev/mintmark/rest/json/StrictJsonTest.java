package dev.mintmark.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void readsEveryKindOfValue() {
        Map<String, Object> object =
                read(" {\"a\":\"\\ud83d\\ude00é\",\"b\":[1,null,{}],\"c\":true,\"d\":1.50e3,\"e\":null} \n");

        assertThat(object.keySet()).containsExactly("a", "b", "c", "d", "e");
        assertThat(object.get("a")).isEqualTo("😀é");
        assertThat(object.get("b")).isEqualTo(Arrays.asList(BigDecimal.ONE, null, Map.of()));
        assertThat(object.get("c")).isEqualTo(true);
        assertThat(object.get("d")).isEqualTo(new BigDecimal("1.50e3"));
        assertThat(object.get("e")).isNull();
    }

    @Test
    void keepsLoneSurrogatesForTheRulesToRefuse() {
        assertThat(read("{\"a\":\"\\ud800\"}").get("a")).isEqualTo("\ud800");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"a\"",
                "[]",
                "{",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "\ufeff{}",
                "{}//",
                "{\"a\":+1}",
                "{\"a\":[1 2]}",
                "{\"a\":1e99999999999}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesAMemberThatStandsTwice() {
        assertThatThrownBy(() -> read("{\"a\":1,\"\\u0061\":2}")).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read("{\"a\":[{\"b\":1,\"b\":1}]}")).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesMalformedUtf8() {
        assertThatThrownBy(() -> StrictJson.readObject(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesDepthAndLengthBombs() {
        for (String bomb : List.of(
                "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}",
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "{\"a\":" + "9".repeat(60_000) + "}")) {
            assertThatThrownBy(() -> read(bomb)).isInstanceOf(MalformedJson.class);
        }
    }

    @Test
    void readsAGiantExponentWithoutExpandingIt() {
        assertThat(read("{\"a\":1e999999999}").get("a")).isEqualTo(new BigDecimal("1e999999999"));
    }

    private static Map<String, Object> read(String text) {
        return StrictJson.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
