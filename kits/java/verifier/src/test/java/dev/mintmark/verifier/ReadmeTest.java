package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mintmark.verifier.example.DocumentsApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the README is a file of the tests, and does what the README says. */
class ReadmeTest {
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "dev", "mintmark", "verifier", "example", "DocumentsApi.java");

    @Test
    void showsTheExampleThatIsTriedHere() throws IOException {
        String shown = Files.readString(EXAMPLE).replaceFirst("^package [^\n]*\n\n", "");
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("```java\n" + shown + "```");
        assertThat(shown.replaceAll("\\s+", " ")).contains(firstExample(readme));
    }

    @Test
    void showsHowTheCutListIsFollowedInWordsThatCompile() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("String clientId"));
        shown = shown.substring(0, shown.indexOf("```"));

        assertThat(Files.readString(EXAMPLE.resolveSibling("Following.java")).replaceAll("\\s+", " "))
                .contains(shown.replace("Verifier verifier =", "return").replaceAll("\\s+", " "));
    }

    @Test
    void beginsWithWhatTheProjectsFirstScreenShows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```java\n");
        String five = readme.substring(start, readme.indexOf("```\n", start + 1));

        assertThat(Files.readString(Path.of("..", "..", "..", "README.md"))).contains(five);
    }

    @Test
    void theExampleServesAndRefuses() throws Exception {
        try (PretendedIssuer issuer = PretendedIssuer.start();
                Verifier verifier = Vectors.verifier(issuer).build()) {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", new DocumentsApi(verifier));
            server.start();
            URI api = URI.create("http://localhost:" + server.getAddress().getPort() + "/");

            HttpResponse<String> served = get(api, Vectors.GOOD);
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.body()).isEqualTo("The documents are in eu-central-1-db.");
            assertThat(get(api, Vectors.token("no limits: no plan applies")).statusCode())
                    .isEqualTo(403);
            assertThat(get(api, Vectors.token("a limit of zero")).statusCode()).isEqualTo(403);
            HttpResponse<String> refused = get(api, Vectors.token("expired"));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer ");
            server.stop(0);
        }
    }

    /** The five lines at the top, but for the first, which makes the verifier. */
    private static String firstExample(String readme) {
        String start = "Caller caller = ";
        String lines = readme.substring(readme.indexOf(start));
        return lines.substring(0, lines.indexOf("\n```"))
                .replaceAll("\\s+", " ")
                .replaceAll(" String database.*", "");
    }

    private static HttpResponse<String> get(URI api, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api)
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
