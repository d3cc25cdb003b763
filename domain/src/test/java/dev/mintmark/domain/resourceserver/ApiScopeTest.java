package dev.mintmark.domain.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Reading;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiScopeTest {
    @Test
    void keepsNamesAndDescriptionsInTheirOrder() {
        assertThat(read(input("orders:read", " Read orders "), input("orders:write", null))
                        .sound())
                .containsExactly(new ApiScope("orders:read", "Read orders"), new ApiScope("orders:write", ""));
    }

    /** RFC 6749 §3.3: {@code 1*( %x21 / %x23-5B / %x5D-7E )}. */
    @Property(tries = 1_000)
    void hasANameOfTheCharactersOfTheRfc(
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = '\u0000', to = '\u00ff') String name) {
        boolean sound = name.chars().allMatch(c -> c == 0x21 || (c >= 0x23 && c <= 0x5B) || (c >= 0x5D && c <= 0x7E));

        assertThat(read(input(name, "")).codes()).isEqualTo(sound ? List.of() : List.of("invalid_scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "a\\b", " a", "a ", "a\n", "ä", "a\u007f"})
    void refusesANameThatCannotStandInARequest(String name) {
        assertThat(read(input(name, "")).faults()).containsExactly("scopes[0].name invalid_scope");
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiScope(name, ""));
    }

    @Test
    void countsNamesTo80AndDescriptionsTo200() {
        assertThat(read(input("a".repeat(80), "é".repeat(200))).faults()).isEmpty();
        assertThat(read(input("a".repeat(81), "\uD83D\uDE00".repeat(200))).faults())
                .containsExactly("scopes[0].name too_long");
        assertThat(read(input("a", "é".repeat(201))).faults()).containsExactly("scopes[0].description too_long");
    }

    @Test
    void refusesADescriptionOfSeveralLines() {
        assertThat(read(input("a", "one\ntwo")).faults()).containsExactly("scopes[0].description invalid_name");
        assertThat(read(input("a", "one\u2028two")).faults()).containsExactly("scopes[0].description invalid_name");
    }

    @Test
    void reportsEveryFaultAtItsPlace() {
        assertThat(read(input("a", ""), input(null, ""), input("", "x\ty"), input("a", ""), input("A", ""))
                        .faults())
                .containsExactly(
                        "scopes[1].name required",
                        "scopes[2].name required",
                        "scopes[2].description invalid_name",
                        "scopes[3].name duplicate_scope");
    }

    @Test
    void standsInAListOf50() {
        ApiScope.Input[] most =
                IntStream.range(0, 50).mapToObj(i -> input("s" + i, "")).toArray(ApiScope.Input[]::new);
        ApiScope.Input[] more =
                Stream.concat(Stream.of(most), Stream.of(input("t", ""))).toArray(ApiScope.Input[]::new);

        assertThat(read(most).sound()).hasSize(50);
        assertThat(read(more).faults()).containsExactly("scopes too_many_scopes");
        assertThat(read().sound()).isEmpty();
    }

    private static ApiScope.Input input(String name, String description) {
        return new ApiScope.Input(name, description);
    }

    private static Reading<List<ApiScope>> read(ApiScope.Input... inputs) {
        return Reading.of(violations -> ApiScope.parseList(List.of(inputs), "scopes", violations));
    }
}
