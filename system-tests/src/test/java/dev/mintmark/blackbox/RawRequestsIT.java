package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no HTTP library would send: refused, without a word about the server (http-api §2, errors). */
@OnServer
class RawRequestsIT {
    private static final String REST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final RawHttp server;
    private final Host host;

    RawRequestsIT(MintmarkServer server, Host host) {
        this.server = RawHttp.plain(server);
        this.host = host;
    }

    private String answer(String request) throws IOException {
        return server.answer(request);
    }

    private static List<String> requests() {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        return List.of(
                "FOO /" + REST,
                "FOO /api/v1/apps" + REST,
                "FOO /connect/token" + REST,
                "TRACE /connect/token" + REST,
                "\u0000\u0001\u0002\r\n\r\n",
                "GET /\r\n\r\n",
                "GET /" + "a".repeat(70_000) + REST,
                "GET / HTTP/1.1\r\nX: " + "a".repeat(70_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(2_000) + "\r\n",
                "GET /%zz" + REST,
                "GET /api/v1/%zz" + REST,
                "GET /health/%zz" + REST,
                "GET /%00" + REST,
                "GET /api/v1/a%01b" + REST,
                "GET /;x" + REST,
                "GET /connect/token;x" + REST,
                "GET /\u00e9" + REST,
                "GET /../../etc/passwd" + REST,
                "GET /api/v1/apps?x=%zz" + REST,
                "GET /.well-known/jwks.json?x=%zz&%zz=%" + REST,
                "GET / HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n",
                "OPTIONS *" + REST,
                "CONNECT a:1" + REST,
                "POST /connect/token HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "POST /connect/token HTTP/1.1\r\nHost: x\r\n" + form + "Content-Length: 9\r\n\r\nabc",
                "POST /connect/token HTTP/1.1\r\nHost: x\r\n" + form + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc",
                "POST /connect/token HTTP/1.1\r\nHost: x\r\n" + form + "Transfer-Encoding: nonsense\r\n\r\nabc",
                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void areRefusedWithoutAWordAboutTheServer(String request) throws IOException {
        String answer = answer(request);

        assertThat(answer)
                .doesNotContainIgnoringCase(
                        "exception",
                        "java.",
                        "jakarta.",
                        "liberty",
                        "websphere",
                        "com.ibm",
                        "dev.mintmark",
                        "SRVE",
                        "CWW",
                        "<H1>",
                        "Undefined",
                        "\tat ")
                .doesNotContainPattern("(?i)\r\n(?:server|x-powered-by|\\$wsep):")
                .doesNotContainPattern("HTTP/1.1 5(?!05)");
    }

    @Test
    void aBodyOverTheLimitIsRefusedAlsoWhereItsLengthIsNotAnnounced() throws IOException {
        String chunk = "8000\r\n" + "a".repeat(0x8000) + "\r\n";
        String head = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";

        for (String path : List.of("/connect/token", "/api/v1/session")) {
            String answer = answer("POST " + path + head + chunk.repeat(3) + "0\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 413");
            String small = answer("POST " + path + head + "4\r\na=bc\r\n0\r\n\r\n");
            assertThat(small).as(path).startsWith("HTTP/1.1 4").doesNotStartWith("HTTP/1.1 413");
        }
        assertThat(host.anonymous.tokenForm("a=" + "b".repeat(70_000)).status()).isEqualTo(413);
    }
}
