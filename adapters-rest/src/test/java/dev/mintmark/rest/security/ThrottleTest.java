package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int ROOM = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableTime time = new MovableTime();
    private final Throttle throttle = new Throttle(3, ROOM, time);

    @Test
    void letsThroughAsManyAsTheLimitAndTellsTheNextOneHowLongToWait() {
        assertThat(countsOf("a", 3)).isEqualTo(3);
        time.advance(Duration.ofSeconds(20));

        assertThat(throttle.count("a")).contains(Duration.ofSeconds(40));
        assertThat(throttle.delay("a")).contains(Duration.ofSeconds(40));
    }

    @Test
    void startsAnewAMinuteAfterTheFirst() {
        countsOf("a", 3);
        time.advance(MINUTE.minusNanos(1));
        assertThat(throttle.count("a")).isPresent();
        time.advance(Duration.ofNanos(1));

        assertThat(throttle.delay("a")).isEmpty();
        assertThat(countsOf("a", 10)).isEqualTo(3);
    }

    @Test
    void countsEachKeyOnItsOwn() {
        countsOf("a", 4);

        assertThat(countsOf("b", 10)).isEqualTo(3);
    }

    @Test
    void askingForTheDelayCountsNothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.delay("a")).isEmpty();
        }
        assertThat(countsOf("a", 10)).isEqualTo(3);
    }

    @Test
    void countsKeysOfAnyLengthAndContent() {
        String huge = "x".repeat(60_000);

        assertThat(countsOf(huge, 10)).isEqualTo(3);
        assertThat(countsOf(huge + "y", 10)).isEqualTo(3);
        assertThat(countsOf("", 10)).isEqualTo(3);
        assertThat(countsOf("\n\0\ud800", 10)).isEqualTo(3);
    }

    @Test
    void aKeyThatIsCountedIsNotForgottenHoweverManyOthersCome() {
        countsOf("abuser", 3);
        for (int i = 0; i < 50 * ROOM; i++) {
            throttle.count("filler-" + i);
        }

        assertThat(throttle.count("abuser")).isPresent();
    }

    @Test
    void aKeyThatFindsNoRoomIsCountedAllTheSame() {
        for (int i = 0; i < ROOM; i++) {
            throttle.count("filler-" + i);
        }

        assertThat(countsOf("late", 10)).isEqualTo(3);
        assertThat(throttle.delay("late")).isPresent();
    }

    @Test
    void gettingRoomBuysNoFreshCount() {
        for (int i = 0; i < ROOM; i++) {
            throttle.count("filler-" + i);
        }
        time.advance(MINUTE.minusSeconds(1));
        countsOf("late", 3);
        time.advance(Duration.ofSeconds(2));

        assertThat(throttle.count("late"))
                .as("the fillers are gone, the count is not")
                .isPresent();
    }

    @Test
    void forgetsKeysAfterAMinuteSoThatThereIsRoomAgain() {
        for (int i = 0; i < ROOM; i++) {
            throttle.count("filler-" + i);
        }
        time.advance(MINUTE.plusNanos(1));
        int alone = 0;
        for (int i = 0; i < ROOM; i++) {
            alone += countsOf("new-" + i, 3);
        }

        assertThat(alone).isEqualTo(3 * ROOM);
    }

    @Test
    void neverLetsMoreThroughWhenManyCountAtOnce() throws InterruptedException {
        AtomicInteger through = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 400; i++) {
            threads.execute(() -> {
                if (throttle.count("a").isEmpty()) {
                    through.incrementAndGet();
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(through).hasValue(3);
    }

    private int countsOf(String key, int tries) {
        int through = 0;
        for (int i = 0; i < tries; i++) {
            if (throttle.count(key).isEmpty()) {
                through++;
            }
        }
        return through;
    }
}
