package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clients that send their bodies slowly, or not at all, hold up nobody. */
@OnServer
class SlowBodiesIT {
    private static final int SLOW = 60;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration BODY_LIMIT = Duration.ofSeconds(30);

    private final MintmarkServer server;
    private final Host host;

    SlowBodiesIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
    }

    private Socket slow(String path) throws IOException {
        Socket socket = new Socket(server.baseUri().getHost(), server.baseUri().getPort());
        socket.setSoTimeout((int) BODY_LIMIT.toMillis());
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\na")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void othersAreServedAtOnceInTheMeantime() throws IOException {
        Host.App app = host.tenant().app(host.region());
        app.token(host);
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                open.add(slow("/connect/token"));
            }
            for (int i = 0; i < 5; i++) {
                Instant start = Instant.now();
                assertThat(host.anonymous.get("/.well-known/jwks.json").status())
                        .isEqualTo(200);
                assertThat(app.token(host).status()).isEqualTo(200);
                assertThat(Duration.between(start, Instant.now()))
                        .as("key set and token")
                        .isLessThan(AT_ONCE);
            }
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    @Test
    void moreThanAnAddressMayHaveAreSentAway() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * SLOW; i++) {
                open.add(slow("/connect/token"));
            }
            Map<String, Long> answers = open.stream()
                    .map(SlowBodiesIT::status)
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(answers).containsOnlyKeys("HTTP/1.1 400", "HTTP/1.1 503");
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    @Test
    void aBodyThatDripsIsCutOff() throws IOException {
        Instant start = Instant.now();
        try (Socket socket = slow("/connect/token")) {
            Condition.await("an answer to a body that is never whole", () -> dripped(socket));
            assertThat(status(socket)).isEqualTo("HTTP/1.1 400");
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(BODY_LIMIT);
    }

    private static String status(Socket socket) {
        try {
            byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
            return new String(start, StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean dripped(Socket socket) {
        try {
            if (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write('a');
            }
            return socket.getInputStream().available() > 0;
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
