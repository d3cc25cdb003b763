package dev.mintmark.domain.plan;

import static dev.mintmark.domain.plan.Limit.PER_DAY;
import static dev.mintmark.domain.plan.Limit.PER_DOCUMENT;
import static dev.mintmark.domain.plan.Limit.PER_HOUR;
import static dev.mintmark.domain.plan.Limit.PER_MONTH;
import static dev.mintmark.domain.plan.Limit.PER_WEEK;
import static dev.mintmark.domain.plan.Limit.REQUESTS_PER_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.000, 0",
        "1, 1",
        "1.0, 1",
        "1.5e1, 15",
        "1e15, 1000000000000000",
        "9007199254740991, 9007199254740991",
        "9007199254740991.00, 9007199254740991",
        "9.007199254740991e15, 9007199254740991",
        "0e999999999, 0",
        "0e-999999999, 0",
    })
    void readsWholeNumbersHoweverTheyAreWritten(String number, long value) {
        for (Limit limit : Limit.values()) {
            assertThat(read(Map.of(limit, number)).sound().get(limit)).hasValue(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.5",
                "0.5",
                "1.5",
                "0.0000001",
                "9007199254740990.5",
                "9007199254740991.1",
                "9007199254740992",
                "9223372036854775808",
                "18446744073709551616",
                "1e16",
                "1e999999999",
                "1e2147483647",
                "1e-999999999",
                "1e-2147483647",
                "-1e999999999",
                "-1e-999999999"
            })
    void refusesFractionsAndWhatIsOutOfRange(String number) {
        for (Limit limit : Limit.values()) {
            assertThat(read(Map.of(limit, number)).faults())
                    .containsExactly("limits." + limit.code() + " invalid_limits");
        }
    }

    @Test
    void decidesOnHugeNumbersQuickly() {
        List<BigDecimal> huge = List.of(
                new BigDecimal("1" + "0".repeat(60_000) + "e-60000"),
                new BigDecimal("1." + "0".repeat(60_000) + "1"),
                new BigDecimal("9".repeat(60_000)),
                new BigDecimal("1e-2147483647"),
                new BigDecimal("1e2147483647"));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> huge.forEach(number ->
                        Reading.of(violations -> Limits.parse(Map.of(PER_DAY, number), "limits", violations))));
    }

    @Test
    void reportsEveryFaultyLimitAtOnce() {
        Map<Limit, String> numbers = new LinkedHashMap<>();
        numbers.put(PER_DOCUMENT, "-1");
        numbers.put(PER_HOUR, "10");
        numbers.put(PER_DAY, "9");
        numbers.put(PER_WEEK, "1.5");
        numbers.put(REQUESTS_PER_MINUTE, "1e99");
        assertThat(read(numbers).faults())
                .containsExactlyInAnyOrder(
                        "limits.maxDocumentUnitsPerDocument invalid_limits",
                        "limits.maxDocumentUnitsPerDay invalid_limits",
                        "limits.maxDocumentUnitsPerWeek invalid_limits",
                        "limits.maxApiRequestsPerMinute invalid_limits");
    }

    @Test
    void acceptsNone() {
        assertThat(read(Map.of()).sound()).isEqualTo(Limits.NONE);
        assertThat(Limits.NONE.asMap()).isEmpty();
        assertThat(Limits.NONE.get(PER_DAY)).isEmpty();
    }

    @Test
    void keepsZeroApartFromMissing() {
        Limits zero = read(Map.of(PER_DAY, "0")).sound();
        assertThat(zero.get(PER_DAY)).hasValue(0);
        assertThat(zero).isNotEqualTo(Limits.NONE);
    }

    @Test
    void acceptsEqualAndGrowingWindows() {
        assertThat(windows("5", "5", "5", "5").faults()).isEmpty();
        assertThat(windows("0", "0", "1", "2").faults()).isEmpty();
        assertThat(windows("0", null, null, "9007199254740991").faults()).isEmpty();
    }

    @Test
    void refusesAWiderWindowThatAllowsLess() {
        assertThat(windows("5", "4", null, null).faults())
                .containsExactly("limits.maxDocumentUnitsPerDay invalid_limits");
        assertThat(windows(null, "5", "4", null).faults())
                .containsExactly("limits.maxDocumentUnitsPerWeek invalid_limits");
        assertThat(windows(null, null, "5", "4").faults())
                .containsExactly("limits.maxDocumentUnitsPerMonth invalid_limits");
        assertThat(windows("1", null, null, "0").faults())
                .containsExactly("limits.maxDocumentUnitsPerMonth invalid_limits");
        assertThat(windows("5", null, "4", null).faults())
                .containsExactly("limits.maxDocumentUnitsPerWeek invalid_limits");
        assertThat(windows(null, "5", null, "4").faults())
                .containsExactly("limits.maxDocumentUnitsPerMonth invalid_limits");
    }

    @Test
    void comparesEachWindowWithEveryNarrowerOne() {
        assertThat(windows("10", "5", "7", "20").faults())
                .containsExactly(
                        "limits.maxDocumentUnitsPerDay invalid_limits",
                        "limits.maxDocumentUnitsPerWeek invalid_limits");
    }

    @Test
    void comparesNeitherTheDocumentNorTheRateWithAWindow() {
        assertThat(read(Map.of(PER_DOCUMENT, "9", PER_HOUR, "1", REQUESTS_PER_MINUTE, "100"))
                        .faults())
                .isEmpty();
    }

    @Property
    void acceptsWindowsExactlyIfEveryPairGrows(
            @ForAll @IntRange(max = 3) int hour,
            @ForAll @IntRange(max = 3) int day,
            @ForAll @IntRange(max = 3) int month) {
        assertThat(windows("" + hour, "" + day, null, "" + month).faults().isEmpty())
                .isEqualTo(hour <= day && day <= month);
    }

    @Property
    void readsWhatItStored(@ForAll("limits") Map<Limit, Long> values) {
        Map<Limit, String> numbers = new EnumMap<>(Limit.class);
        values.forEach((limit, value) -> numbers.put(limit, value.toString()));
        read(numbers).value().ifPresent(limits -> {
            assertThat(limits.asMap()).isEqualTo(values);
            assertThat(Limits.of(limits.asMap())).isEqualTo(limits).hasSameHashCodeAs(limits);
        });
    }

    @Provide
    Arbitrary<Map<Limit, Long>> limits() {
        return Arbitraries.maps(Arbitraries.of(Limit.class), Arbitraries.longs().between(0, Limits.MAX));
    }

    @Test
    void listsLimitsInOneOrder() {
        assertThat(read(Map.of(REQUESTS_PER_MINUTE, "1", PER_MONTH, "2", PER_DOCUMENT, "3", PER_HOUR, "1"))
                        .sound()
                        .asMap()
                        .keySet())
                .containsExactly(PER_DOCUMENT, PER_HOUR, PER_MONTH, REQUESTS_PER_MINUTE);
    }

    @Test
    void mergesChangesAndRemovalsAndLeavesTheRest() {
        Limits limits = Limits.of(Map.of(PER_HOUR, 1L, PER_DAY, 2L, PER_WEEK, 3L));
        assertThat(limits.merge(Map.of(
                        PER_DAY,
                        Optional.of(new BigDecimal("2.5")),
                        PER_WEEK,
                        Optional.empty(),
                        PER_MONTH,
                        Optional.of(BigDecimal.TEN),
                        PER_DOCUMENT,
                        Optional.empty())))
                .containsExactly(
                        Map.entry(PER_HOUR, BigDecimal.ONE),
                        Map.entry(PER_DAY, new BigDecimal("2.5")),
                        Map.entry(PER_MONTH, BigDecimal.TEN));
        assertThat(limits.merge(Map.of())).hasSize(3);
    }

    @Test
    void areEqualByTheirValues() {
        Limits limits = Limits.of(Map.of(PER_HOUR, 1L));
        assertThat(limits)
                .isEqualTo(read(Map.of(PER_HOUR, "1.0")).sound())
                .isNotEqualTo(Limits.of(Map.of(PER_HOUR, 2L)))
                .isNotEqualTo(Limits.of(Map.of(PER_DAY, 1L)))
                .isNotEqualTo("limits");
        assertThat(limits).hasToString("{PER_HOUR=1}");
    }

    @Test
    void cannotBeReadFromAStoreThatBrokeARule() {
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(Map.of(PER_HOUR, -1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(Map.of(PER_HOUR, 2L, PER_DAY, 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(Map.of(PER_HOUR, Limits.MAX + 1)));
    }

    @Test
    void cannotBeChangedFromOutside() {
        Map<Limit, Long> values = Limits.of(Map.of(PER_HOUR, 1L)).asMap();
        Assertions.assertThrows(UnsupportedOperationException.class, () -> values.put(PER_HOUR, 2L));
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void areFoundByTheirNames(Limit limit) {
        assertThat(Coded.find(Limit.class, limit.code())).contains(limit);
        assertThat(Coded.find(Limit.class, limit.name())).isEmpty();
    }

    @Test
    void haveTheNamesOfTheSpecification() {
        assertThat(Limit.values())
                .extracting(Limit::code)
                .containsExactly(
                        "maxDocumentUnitsPerDocument",
                        "maxDocumentUnitsPerHour",
                        "maxDocumentUnitsPerDay",
                        "maxDocumentUnitsPerWeek",
                        "maxDocumentUnitsPerMonth",
                        "maxApiRequestsPerMinute");
    }

    private static Reading<Limits> windows(String hour, String day, String week, String month) {
        Map<Limit, String> numbers = new EnumMap<>(Limit.class);
        numbers.put(PER_HOUR, hour);
        numbers.put(PER_DAY, day);
        numbers.put(PER_WEEK, week);
        numbers.put(PER_MONTH, month);
        numbers.values().removeIf(number -> number == null);
        return read(numbers);
    }

    private static Reading<Limits> read(Map<Limit, String> texts) {
        Map<Limit, BigDecimal> numbers = new LinkedHashMap<>();
        texts.forEach((limit, text) -> numbers.put(limit, new BigDecimal(text)));
        return Reading.of(violations -> Limits.parse(numbers, "limits", violations));
    }
}
