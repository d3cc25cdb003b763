package dev.mintmark.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
    private int runs;
    private final Pace pace = new Pace(20, Duration.ofSeconds(30), () -> now);

    @Test
    void workThatTakesNoTimeIsDoneWheneverItIsAskedFor() {
        pace.run(taking(Duration.ZERO));
        pace.run(taking(Duration.ZERO));

        assertThat(runs).isEqualTo(2);
    }

    @Test
    void workThatTakesLongRestsForTwentyTimesAsLong() {
        pace.run(taking(Duration.ofMillis(500)));

        pass(Duration.ofMillis(9_999));
        pace.run(taking(Duration.ZERO));
        assertThat(runs).isEqualTo(1);

        pass(Duration.ofMillis(1));
        pace.run(taking(Duration.ZERO));
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void itNeverRestsForLongerThanTheLongestPause() {
        pace.run(taking(Duration.ofMinutes(5)));

        pass(Duration.ofSeconds(30));
        pace.run(taking(Duration.ZERO));

        assertThat(runs).isEqualTo(2);
    }

    @Test
    void workThatFailedIsDoneWhenItIsAskedForAgain() {
        assertThatThrownBy(() -> pace.run(() -> {
                    pass(Duration.ofMinutes(1));
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");

        pace.run(taking(Duration.ZERO));

        assertThat(runs).isEqualTo(1);
    }

    private Runnable taking(Duration time) {
        return () -> {
            runs++;
            pass(time);
        };
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
