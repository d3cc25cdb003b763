package dev.mintmark.token.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HmacDpopNoncesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_123L);

    private final HmacDpopNonces nonces = nonces(1);

    private static HmacDpopNonces nonces(int key) {
        return new HmacDpopNonces(new SecretKeySpec(new byte[] {(byte) key, 2, 3}, "AES"));
    }

    @Test
    void areKnownToEveryNodeWithTheSameKeyAndToNoOther() {
        String nonce = nonces.current(NOW);

        assertThat(nonce).matches("[A-Za-z0-9_-]{43}");
        assertThat(nonces(1).counts(nonce, NOW)).isTrue();
        assertThat(nonces(2).counts(nonce, NOW)).isFalse();
    }

    @Property
    void countForFiveMinutesAtLeastAndForTenAtMost(@ForAll @LongRange(min = 0, max = 10_000_000_000L) long second) {
        String nonce = nonces.current(Instant.ofEpochSecond(second));

        assertThat(nonces.counts(nonce, Instant.ofEpochSecond(second + 300))).isTrue();
        assertThat(nonces.counts(nonce, Instant.ofEpochSecond(second + 600))).isFalse();
    }

    @Test
    void areKnownToANodeWhoseClockIsBehind() {
        assertThat(nonces.counts(nonces.current(NOW), NOW.minusSeconds(300))).isTrue();
        assertThat(nonces.counts(nonces.current(NOW), NOW.minusSeconds(600))).isFalse();
    }

    @Test
    void areNothingElse() {
        assertThat(nonces.counts("", NOW)).isFalse();
        assertThat(nonces.counts(nonces.current(NOW) + "A", NOW)).isFalse();
        assertThat(nonces.counts("ä".repeat(43), NOW)).isFalse();
    }
}
