package dev.mintmark.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TotpTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
    private static final long STEP = 37_037_036;
    private static final Totp PENDING = Totp.pending(
            new FactorId(new UUID(1, 1)), new MemberId(new UUID(1, 2)), new EncryptedValue("kek", "sealed"), NOW);

    /** The step of RFC 6238, appendix B. */
    @Test
    void countsStepsOfThirtySeconds() {
        assertThat(Totp.stepAt(NOW)).isEqualTo(STEP);
        assertThat(Totp.stepAt(Instant.ofEpochSecond(59))).isEqualTo(1);
        assertThat(Totp.stepAt(Instant.ofEpochSecond(60))).isEqualTo(2);
    }

    @Test
    void acceptsOneStepOfDriftAndNoStepTwice() {
        assertThat(PENDING.accepts(STEP - 2, NOW)).isFalse();
        assertThat(PENDING.accepts(STEP - 1, NOW)).isTrue();
        assertThat(PENDING.accepts(STEP, NOW)).isTrue();
        assertThat(PENDING.accepts(STEP + 1, NOW)).isTrue();
        assertThat(PENDING.accepts(STEP + 2, NOW)).isFalse();

        Totp used = PENDING.confirmed(STEP, NOW);
        assertThat(used.accepts(STEP - 1, NOW)).isFalse();
        assertThat(used.accepts(STEP, NOW)).isFalse();
        assertThat(used.accepts(STEP + 1, NOW)).isTrue();
    }

    @Test
    void waitsForAnHour() {
        assertThat(PENDING.isPending(NOW.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(PENDING.isPending(NOW.plus(Duration.ofHours(1)))).isFalse();
        assertThat(PENDING.confirmed(STEP, NOW).isPending(NOW)).isFalse();
    }

    @Test
    void ahundredWrongCodesInARowEndTheGuessingForADay() {
        Totp totp = PENDING.confirmed(STEP, NOW);
        for (int i = 0; i < Totp.MOST_FAILURES; i++) {
            assertThat(totp.isExhausted(NOW)).isFalse();
            totp = totp.failed(NOW);
        }
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        assertThat(totp.isExhausted(tomorrow.minusSeconds(1))).isTrue();
        assertThat(totp.isExhausted(tomorrow)).isFalse();
        assertThat(totp.failed(tomorrow).failures()).isEqualTo(1);
    }
}
