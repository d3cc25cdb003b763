package dev.mintmark.token.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Foreign foreign = new Foreign();
    private GuardedClient client = new GuardedClient(AddressGuard.allowing(List.of()));

    @AfterEach
    void stop() {
        foreign.close();
        client.close();
    }

    private void failsWith(String why, String address, Duration within) {
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> client.get(URI.create(address), within))
                .withMessageContaining(why);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(noLiteral);
        }
    }

    @Test
    void getsWhatIsThere() throws FetchFailed {
        foreign.misbehaves(exchange -> Foreign.send(exchange, 200, "{}"));

        assertThat(client.get(URI.create(foreign.issuer() + "/keys"), LONG))
                .isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void followsNoRedirect() {
        foreign.misbehaves(exchange -> {
            exchange.getResponseHeaders().add("Location", foreign.issuer() + "/elsewhere");
            Foreign.send(exchange, 302, "");
        });

        failsWith("redirect", foreign.issuer(), LONG);
        assertThat(foreign.asked()).isEqualTo(1);
    }

    @Test
    void takesNoHugeAnswer() {
        foreign.misbehaves(exchange -> Foreign.send(exchange, 200, "x".repeat(GuardedClient.MAX_BYTES + 1)));
        failsWith("longer than 512 KiB", foreign.issuer(), LONG);
    }

    @Test
    void takesNoAnswerThatIsNone() {
        foreign.misbehaves(exchange -> Foreign.send(exchange, 500, "{}"));
        failsWith("status 500", foreign.issuer(), LONG);
    }

    @Test
    void waitsNoLongerThanItMayForAnAnswerOrForItsEnd() {
        CountDownLatch end = new CountDownLatch(1);
        foreign.misbehaves(exchange -> await(end));
        failsWith("did not answer within 300", foreign.issuer(), Duration.ofMillis(300));
        foreign.misbehaves(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(end);
        });
        failsWith("did not answer within 300", foreign.issuer(), Duration.ofMillis(300));
        end.countDown();
    }

    @Test
    void waitsNoLongerThanItMayForTheNamesAddress() {
        CountDownLatch end = new CountDownLatch(1);
        client = new GuardedClient(AddressGuard.allowing(List.of()), host -> {
            await(end);
            return List.of(address("192.0.2.1"));
        });
        failsWith("did not answer within 300", "https://slow.example/", Duration.ofMillis(300));
        end.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200", "0.0.0.0",
                "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1",
                "64:ff9b::a00:1", "2002:a00:1::1"
            })
    void connectsToNoAddressThatIsNotPublicWhateverItsName(String literal) {
        client = new GuardedClient(AddressGuard.allowing(List.of()), host -> List.of(address(literal)));

        failsWith("not public", "https://innocent.example:" + foreign.port() + "/keys", LONG);
        assertThat(foreign.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "169.254.169.254", "[fd00:ec2::254]", "[::ffff:10.1.2.3]"})
    void connectsToNoSuchAddressThatIsWrittenOut(String host) {
        failsWith("not public", "https://" + host + "/keys", LONG);
    }

    @Test
    void looksAtTheAddressThatItConnectsToAndNotAtAnEarlierAnswer() {
        AtomicInteger lookUps = new AtomicInteger();
        client = new GuardedClient(
                AddressGuard.allowing(List.of()),
                host -> List.of(address(lookUps.incrementAndGet() == 1 ? "192.0.2.1" : "127.0.0.1")));
        String rebinding = "https://rebinding.example:" + foreign.port() + "/";
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> client.get(URI.create(rebinding), Duration.ofMillis(200)));

        failsWith("not public", rebinding, LONG);
        assertThat(lookUps.get()).isGreaterThanOrEqualTo(2);
        assertThat(foreign.asked()).isZero();
    }

    @Test
    void connectsToTheNetworksThatAnOperatorLists() {
        client =
                new GuardedClient(AddressGuard.allowing(List.of("127.0.0.0/8")), host -> List.of(address("127.0.0.1")));

        // What answers there speaks no TLS: it was reached.
        failsWith("", "https://inside.example:" + foreign.port() + "/", LONG);
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> client.get(URI.create("https://inside.example:" + foreign.port() + "/"), LONG))
                .withMessageNotContaining("not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example/", "ftp://localhost/", "file:///etc/passwd", "https:///", "x"})
    void asksOverHttpsOnly(String address) {
        failsWith("begins with https", address, LONG);
    }

    @Test
    void saysWhatIsUnknown() {
        client = new GuardedClient(AddressGuard.allowing(List.of()), host -> {
            throw new UnknownHostException(host);
        });
        failsWith("unknown", "https://unknown.example/", LONG);
    }
}
