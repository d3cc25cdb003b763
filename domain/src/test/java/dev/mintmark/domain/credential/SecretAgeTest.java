package dev.mintmark.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretAgeTest {
    private static final Instant SET = Instant.parse("2026-03-04T05:06:07Z");
    private static final SecretAge YEAR = new SecretAge(Duration.ofDays(365), SET);

    private static Instant days(long days) {
        return SET.plus(Duration.ofDays(days));
    }

    @Test
    void letsASecretExpireWhenItIsThatOld() {
        assertThat(YEAR.expiryOf(SET)).isEqualTo(days(365));
        assertThat(YEAR.isExpired(SET, days(365).minusNanos(1000))).isFalse();
        assertThat(YEAR.isExpired(SET, days(365))).isTrue();
    }

    @Test
    void letsNoSecretExpireWithin30DaysAfterItWasSet() {
        assertThat(YEAR.expiryOf(days(-1000))).isEqualTo(days(30));
        assertThat(YEAR.expiryOf(days(-335))).isEqualTo(days(30));
        assertThat(YEAR.expiryOf(days(-334))).isEqualTo(days(31));
        assertThat(new SecretAge(Duration.ofDays(1), SET).expiryOf(days(10))).isEqualTo(days(30));
    }

    @Test
    void warnsThirtyFourteenSevenAndOneDayBeforeAndOnceEach() {
        Optional<Instant> warned = Optional.empty();
        assertThat(YEAR.isWarningDue(SET, warned, days(334))).isFalse();
        for (long notice : List.of(335, 351, 358, 364)) {
            assertThat(YEAR.isWarningDue(SET, warned, days(notice).minusSeconds(1)))
                    .as("%s", notice)
                    .isFalse();
            assertThat(YEAR.isWarningDue(SET, warned, days(notice)))
                    .as("%s", notice)
                    .isTrue();
            warned = Optional.of(days(notice));
            assertThat(YEAR.isWarningDue(SET, warned, days(notice).plusSeconds(1)))
                    .isFalse();
        }
        assertThat(YEAR.isWarningDue(SET, Optional.empty(), days(365)))
                .as("too late")
                .isFalse();
    }

    @Test
    void warnsOnceOfWhatWasMissed() {
        assertThat(YEAR.isWarningDue(SET, Optional.empty(), days(360))).isTrue();
        assertThat(YEAR.isWarningDue(SET, Optional.of(days(360)), days(361))).isFalse();
        assertThat(YEAR.isWarningDue(SET, Optional.of(days(360)), days(364))).isTrue();
    }

    /** A warning of an earlier secret, or by an earlier age, does not count. */
    @Test
    void warnsAnewWhereTheExpiryHasMoved() {
        Optional<Instant> warned = Optional.of(days(364));
        assertThat(YEAR.isWarningDue(days(365), warned, days(699))).isFalse();
        assertThat(YEAR.isWarningDue(days(365), warned, days(700))).isTrue();
    }
}
