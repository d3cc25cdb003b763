package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    private static Optional<Duration> parse(String text) {
        return DurationText.parse(text, Duration.ofMinutes(1), Duration.ofDays(7));
    }

    @Test
    void readsWholeSecondsWithinItsBounds() {
        assertThat(parse("PT1M")).contains(Duration.ofSeconds(60));
        assertThat(parse("PT90S")).contains(Duration.ofSeconds(90));
        assertThat(parse("P7D")).contains(Duration.ofDays(7));
        assertThat(parse("P1DT12H")).contains(Duration.ofHours(36));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "PT59S", "PT0S", "-PT1H", "PT60.5S", "P7DT1S", "P1M", "P1W", "1h", "PT", "3600"})
    void refusesEverythingElse(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void writesWholeDaysAsDays() {
        assertThat(DurationText.of(Duration.ofDays(90))).isEqualTo("P90D");
        assertThat(DurationText.of(Duration.ofHours(36))).isEqualTo("PT36H");
    }
}
