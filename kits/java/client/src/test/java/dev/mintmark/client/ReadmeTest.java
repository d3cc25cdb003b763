package dev.mintmark.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mintmark.client.example.Documents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example of the README is a file of the tests, and does what the README says. */
class ReadmeTest {
    private static final Path EXAMPLES = Path.of("src", "test", "java", "dev", "mintmark", "client", "example");

    @Test
    void showsTheExampleThatIsTriedHere() throws IOException {
        String shown = Files.readString(EXAMPLES.resolve("Documents.java")).replaceFirst("^package [^\n]*\n\n", "");
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("```java\n" + shown + "```");
        assertThat(shown.replaceAll("\\s+", " ")).contains(callOf(readme));
    }

    @Test
    void showsFirstLinesThatAreCompiledHere() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String first = readme.substring(readme.indexOf("```java\n") + "```java\n".length());
        String lines = first.substring(0, first.indexOf("```"));

        assertThat(Files.readString(EXAMPLES.resolve("FirstLines.java")).replaceAll("\\s+", " "))
                .contains(lines.strip().replaceAll("\\s+", " "));
    }

    @Test
    void theExampleCallsAndSaysWhyItCannot() throws Exception {
        try (TokenEndpoint endpoint = TokenEndpoint.start()) {
            var clock = new MovableClock();
            TokenClient tokens = TokenClient.builder(endpoint.issuer(), Credential.secret("mm_app", "mms_secret"))
                    .clock(clock)
                    .build();
            var api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            api.createContext("/", exchange -> {
                byte[] body =
                        exchange.getRequestHeaders().getFirst("Authorization").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            api.start();
            var documents = new Documents(
                    tokens, URI.create("http://localhost:" + api.getAddress().getPort() + "/"));

            assertThat(documents.all()).isEqualTo("Bearer token-1");
            clock.pass(Duration.ofMinutes(15));
            endpoint.answers(400, "{\"error\":\"unauthorized_client\",\"reason\":\"plan_retired\"}");
            assertThat(documents.all()).isEqualTo("Choose another plan for this app.");
            api.stop(0);
        }
    }

    /** The lines at the top with which an API is called. */
    private static String callOf(String readme) {
        String lines = readme.substring(readme.indexOf("HttpRequest request = "));
        return lines.substring(0, lines.indexOf("\n```")).replaceAll("\\s+", " ");
    }
}
