package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Failures to authenticate are slowed down, and nobody else is (http-api §1, Throttling). Each test has addresses of
 * its own.
 */
class ThrottlingIT {
    private static final int PER_CLIENT = 3;
    private static final int PER_ADDRESS = 8;
    private static final String WRONG = "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40";
    private static final String UNKNOWN = "mm_00000000000000000000000000";

    private static MintmarkServer server;
    private static Host host;
    private static Host.App app;

    @BeforeAll
    static void start() {
        server = MintmarkServer.start(Map.of(
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD,
                "MINTMARK_FAILURES_PER_CLIENT",
                String.valueOf(PER_CLIENT),
                "MINTMARK_FAILURES_PER_ADDRESS",
                String.valueOf(PER_ADDRESS),
                "MINTMARK_TRUSTED_PROXIES",
                "127.0.0.1,::1"));
        host = new Host(new Http(server.baseUri()));
        app = host.tenant().app(host.region());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Answer token(String address, String clientId, String secret) {
        return post("/connect/token", "grant_type=client_credentials", address, clientId, secret);
    }

    private static Answer post(String path, String form, String address, String clientId, String secret) {
        return host.anonymous.send(
                "POST",
                path,
                BodyPublishers.ofString(form),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Forwarded-For",
                address,
                "Authorization",
                "Basic " + Http.base64(clientId + ":" + secret));
    }

    private static void isSlowedDown(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.string("error")).isEqualTo("slow_down");
        assertThat(answer.string("reason")).isEqualTo("too_many_failures");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 61);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void failuresOfOneClientFromOneAddressAreSlowedDownButTheRightSecretNeverIs() {
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(token("192.0.2.1", app.clientId(), WRONG).status()).isEqualTo(401);
        }

        isSlowedDown(token("192.0.2.1", app.clientId(), WRONG));
        assertThat(token("192.0.2.1", app.clientId(), app.clientSecret()).status())
                .isEqualTo(200);
        isSlowedDown(token("192.0.2.1", app.clientId(), WRONG));
        assertThat(token("192.0.2.2", app.clientId(), WRONG).status())
                .as("another address")
                .isEqualTo(401);
        assertThat(token("192.0.2.1", UNKNOWN, WRONG).status())
                .as("another client")
                .isEqualTo(401);
    }

    @Test
    void anUnknownClientIsSlowedDownExactlyAsAKnownOne() {
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(token("192.0.2.3", UNKNOWN, WRONG).text())
                    .isEqualTo(token("192.0.2.4", app.clientId(), WRONG).text());
        }
        Answer unknown = token("192.0.2.3", UNKNOWN, WRONG);
        Answer known = token("192.0.2.4", app.clientId(), WRONG);

        isSlowedDown(unknown);
        isSlowedDown(known);
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
    }

    @Test
    void anAddressIsSlowedDownForAllItsClientsTogetherAndTheRightSecretIsNot() {
        for (int i = 0; i < PER_ADDRESS; i++) {
            assertThat(token("192.0.2.5", "mm_" + "0".repeat(25) + i, WRONG).status())
                    .isEqualTo(401);
        }

        isSlowedDown(token("192.0.2.5", UNKNOWN, WRONG));
        assertThat(token("192.0.2.5", app.clientId(), app.clientSecret()).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsRefusedForItsPairDoesNotCountForTheAddress() {
        for (int i = 0; i < 5 * PER_ADDRESS; i++) {
            token("192.0.2.6", app.clientId(), WRONG);
        }

        assertThat(token("192.0.2.6", UNKNOWN, WRONG).status()).isEqualTo(401);
    }

    @Test
    void introspectionIsSlowedDownAlike() {
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(post("/connect/introspect", "token=t", "192.0.2.7", app.clientId(), WRONG)
                            .status())
                    .isEqualTo(401);
        }

        isSlowedDown(post("/connect/introspect", "token=t", "192.0.2.7", app.clientId(), WRONG));
        assertThat(post("/connect/introspect", "token=t", "192.0.2.7", app.clientId(), app.clientSecret())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAssertionThatDoesNotHoldCountsForTheClientItNames() {
        AppKey key = AppKey.fresh();
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(assertion("192.0.2.8", key.assertion(host, app.clientId()))
                            .status())
                    .isEqualTo(401);
        }

        isSlowedDown(assertion("192.0.2.8", key.assertion(host, app.clientId())));
        assertThat(assertion("192.0.2.8", key.assertion(host, UNKNOWN)).status())
                .as("another client")
                .isEqualTo(401);
    }

    private static Answer assertion(String address, String assertion) {
        return host.anonymous.tokenForm(
                Http.formBody(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion)),
                "X-Forwarded-For",
                address);
    }

    @Test
    void aForwardedAddressCountsOnlyFromATrustedProxy() throws IOException {
        for (int i = 0; i < PER_CLIENT; i++) {
            assertThat(statusFrom("127.0.0.66", "198.51.100." + i)).isEqualTo(401);
        }

        assertThat(statusFrom("127.0.0.66", "198.51.100.99"))
                .as("the connection's own address was counted")
                .isEqualTo(429);
        assertThat(token("198.51.100.99", app.clientId(), WRONG).status())
                .as("the forwarded one was not")
                .isEqualTo(401);
    }

    /** The status of a failure that comes from one of our own addresses and says that it was forwarded for another. */
    private static int statusFrom(String address, String forwardedFor) throws IOException {
        String body = "grant_type=client_credentials";
        try (Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), server.baseUri().getPort(), InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(("POST /connect/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "X-Forwarded-For: " + forwardedFor + "\r\nAuthorization: Basic "
                                    + Http.base64(app.clientId() + ":" + WRONG) + "\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }
    }
}
