package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RevocationLimitTest {
    @Test
    void allowsThirtyAMinuteToEachAddress() {
        RevocationLimit limit = new RevocationLimit();
        for (int i = 0; i < 30; i++) {
            assertThat(limit.count("192.0.2.1")).isEmpty();
        }

        assertThat(limit.count("192.0.2.1"))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(limit.count("192.0.2.2")).isEmpty();
    }
}
