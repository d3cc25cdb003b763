package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final MovableTime time = new MovableTime();
    private final FailureThrottle throttle = new FailureThrottle(10, 300, time);

    @Test
    void refusesTheEleventhFailureOfAClientFromAnAddressForTheRestOfItsMinute() {
        assertThat(allowed("client", HERE, 10)).isEqualTo(10);

        assertThat(throttle.failed("client", HERE)).contains(Duration.ofMinutes(1));
        time.advance(Duration.ofMinutes(1));
        assertThat(throttle.failed("client", HERE)).isEmpty();
    }

    @Test
    void countsTheSameClientFromAnotherAddressOnItsOwn() {
        allowed("client", HERE, 11);

        assertThat(allowed("client", ELSEWHERE, 11)).isEqualTo(10);
    }

    @Test
    void refusesAnAddressAfterThreeHundredFailuresOfWhateverClients() {
        int allowed = 0;
        for (int client = 0; client < 100; client++) {
            allowed += allowed("client-" + client, HERE, 5);
        }

        assertThat(allowed).isEqualTo(300);
        assertThat(throttle.failed("never seen", HERE)).isPresent();
        assertThat(throttle.failed("never seen", ELSEWHERE)).isEmpty();
    }

    @Test
    void whatIsRefusedForItsClientDoesNotCountForTheAddress() {
        allowed("client", HERE, 1000);

        int others = 0;
        for (int client = 0; client < 100; client++) {
            others += allowed("other-" + client, HERE, 10);
        }
        assertThat(others).isEqualTo(290);
    }

    @Test
    void countsIpv6ByItsNetwork() {
        assertThat(allowed("client", "2001:db8::1", 4)).isEqualTo(4);
        assertThat(allowed("client", "2001:db8:0:0:ffff::2", 10)).isEqualTo(6);
        assertThat(allowed("client", "2001:db8:0:1::1", 10)).isEqualTo(10);
    }

    @Test
    void tellsClientsAndAddressesApartWhateverTheyContain() {
        allowed("x\n192.0.2.2", HERE, 10);
        assertThat(allowed("x", HERE + "\n192.0.2.2", 10)).isEqualTo(10);
        assertThat(allowed("", HERE, 10)).isEqualTo(10);
    }

    @Test
    void tellsTheDelayWithoutCounting() {
        assertThat(throttle.delay("client", HERE)).isEmpty();
        allowed("client", HERE, 10);

        assertThat(throttle.delay("client", HERE)).contains(Duration.ofMinutes(1));
        assertThat(throttle.delay("client", ELSEWHERE)).isEmpty();
    }

    private int allowed(String account, String address, int tries) {
        int allowed = 0;
        for (int i = 0; i < tries; i++) {
            if (throttle.failed(account, address).isEmpty()) {
                allowed++;
            }
        }
        return allowed;
    }
}
