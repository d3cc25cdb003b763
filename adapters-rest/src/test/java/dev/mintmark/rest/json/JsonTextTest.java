package dev.mintmark.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private record Inner(Long number, boolean flag) {}

    private record Outer(String text, Inner inner, List<Inner> list, Instant at, String missing) {}

    private record Empty() {}

    private record Part(String a, Inner inner) implements JsonPart {}

    private record NoPart() implements JsonPart {}

    private record Composed(NoPart none, Part first, String between, Part second, Empty empty) {}

    @Test
    void writesRecordsInTheirOrderWithEveryMember() {
        Outer outer = new Outer(
                "t",
                new Inner(1L, true),
                List.of(new Inner(null, false)),
                Instant.parse("2026-01-02T03:04:05.600Z"),
                null);

        assertThat(JsonText.of(outer))
                .isEqualTo(
                        "{\"text\":\"t\",\"inner\":{\"number\":1,\"flag\":true},"
                                + "\"list\":[{\"number\":null,\"flag\":false}],\"at\":\"2026-01-02T03:04:05.600Z\",\"missing\":null}");
    }

    @Test
    void writesTheMembersOfAPartInItsPlace() {
        Part part = new Part(null, new Inner(1L, true));

        assertThat(JsonText.of(new Composed(new NoPart(), part, "b", new Part("c", null), new Empty())))
                .isEqualTo("{\"a\":null,\"inner\":{\"number\":1,\"flag\":true},\"between\":\"b\","
                        + "\"a\":\"c\",\"inner\":null,\"empty\":{}}");
    }

    @Test
    void writesMapsAndListsInTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", List.of("a", 2));
        map.put("a", Map.of());
        map.put("e", new Empty());
        map.put("l", List.of());

        assertThat(JsonText.of(map)).isEqualTo("{\"z\":[\"a\",2],\"a\":{},\"e\":{},\"l\":[]}");
    }

    @Test
    void escapesWhatMustBeEscaped() {
        assertThat(JsonText.of("\"\\\n\r\t\0\u001f😀é\ud800x\udc00"))
                .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0000\\u001f😀é\\ud800x\\udc00\"");
    }

    @Test
    void refusesWhatHasNoJsonForm() {
        assertThatThrownBy(() -> JsonText.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
