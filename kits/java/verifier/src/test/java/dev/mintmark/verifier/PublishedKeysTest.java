package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.verifier.Refused.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long keys are kept, and when they are fetched. */
class PublishedKeysTest {
    private Instant now = Vectors.CLOCK.instant();
    private PretendedIssuer issuer;
    private PublishedKeys keys;

    @BeforeEach
    void start() throws IOException {
        issuer = PretendedIssuer.start();
        keys = new PublishedKeys(issuer.keys(), () -> now);
    }

    @AfterEach
    void stop() {
        keys.close();
        issuer.close();
    }

    @Test
    void areKeptForFiveMinutes() throws Exception {
        check(Vectors.GOOD);
        pass(Duration.ofMinutes(3).plusSeconds(59));
        check(Vectors.GOOD);
        assertThat(issuer.fetches()).isEqualTo(1);

        issuer.publish(Vectors.jwks("key-2026-08"));
        pass(Duration.ofMinutes(2));
        assertThat(reasonFor(Vectors.GOOD)).as("withdrawn").isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void areRenewedInTheBackgroundBeforeThat() throws Exception {
        check(Vectors.GOOD);
        pass(Duration.ofMinutes(4).plusSeconds(1));
        issuer.hold();
        check(Vectors.GOOD);
        issuer.release();

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (issuer.fetches() < 2) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void surviveAnOutageOfAnHour() throws Exception {
        check(Vectors.GOOD);
        issuer.answers(503);
        for (int minutes = 0; minutes < 54; minutes += 6) {
            pass(Duration.ofMinutes(6));
            check(Vectors.GOOD);
        }
        pass(Duration.ofMinutes(12));
        assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.KEYS_UNAVAILABLE);

        issuer.answers(200);
        pass(Duration.ofSeconds(30));
        check(Vectors.GOOD);
    }

    @Test
    void tellTheLogThatTheyCannotBeFetched() {
        List<LogRecord> told = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("dev.mintmark.verifier");
        log.addHandler(listener);
        issuer.answers(503);
        assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.KEYS_UNAVAILABLE);
        log.removeHandler(listener);

        assertThat(told).isNotEmpty().allSatisfy(line -> {
            assertThat(line.getMessage()).contains(issuer.keys().toString());
            assertThat(line.getThrown()).hasMessageContaining("503");
        });
    }

    @Test
    void surviveAPageThatIsNoKeySet() throws Exception {
        check(Vectors.GOOD);
        issuer.publish("<html>Welcome to the hotel's network</html>");
        pass(Duration.ofMinutes(6));
        check(Vectors.GOOD);

        assertThat(issuer.fetches()).isGreaterThan(1);
    }

    @Test
    void areFetchedByWhoeverNeedsThemOnceTheBackgroundIsClosed() throws Exception {
        check(Vectors.GOOD);
        keys.close();
        pass(Duration.ofMinutes(4).plusSeconds(30));
        check(Vectors.GOOD);
        assertThat(issuer.fetches()).isEqualTo(1);

        pass(Duration.ofMinutes(1));
        check(Vectors.GOOD);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void areFetchedForAnUnknownKidAgainAfterAWhile() throws Exception {
        issuer.publish(Vectors.jwks("key-2026-08"));
        for (int i = 0; i < 10; i++) {
            assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.UNKNOWN_KEY);
        }
        assertThat(issuer.fetches()).isEqualTo(2);
        issuer.publish(Vectors.jwks());
        assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.UNKNOWN_KEY);

        pass(Duration.ofSeconds(30));
        check(Vectors.GOOD);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void check(String token) throws Rejection {
        keys.checkSignature(CompactToken.parse(token));
    }

    private Reason reasonFor(String token) {
        return catchThrowableOfType(Rejection.class, () -> check(token)).reason();
    }
}
