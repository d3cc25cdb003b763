package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "WAIT = 10 | 10",
                "wait=\"10\" | 10",
                "respond-async, wait=10 | 10",
                "wait=10;foo=bar, handling=lenient | 10",
                "wait=10, wait=20 | 10",
                "wait=31 | 30",
                "wait=999999999 | 30"
            })
    void isReadAsItsRfcWritesIt(String header, long seconds) {
        assertThat(WaitPreference.of(List.of(header))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=0", "wait=-1", "wait=1.5", "wait=soon", "await=5", "wait=9999999999"})
    void isIgnoredWhereItSaysNothing(String header) {
        assertThat(WaitPreference.of(List.of(header))).isEmpty();
    }

    @Test
    void isReadFromTheFirstHeaderThatStatesIt() {
        assertThat(WaitPreference.of(List.of("return=minimal", "wait=3", "wait=4")))
                .contains(Duration.ofSeconds(3));
        assertThat(WaitPreference.of(List.of())).isEmpty();
    }
}
