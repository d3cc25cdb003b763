package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.MintmarkServer.Refusal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What holds for the server as a whole, before any feature: it starts calmly, tells nothing about itself, stops and
 * starts again.
 */
class ServerIT {

    @Test
    void startsCalmlyTellsNothingAboutItselfAndStartsAgainAfterAStopAndAfterAPowerFailure()
            throws IOException, InterruptedException {
        try (MintmarkServer server = MintmarkServer.start()) {
            HttpResponse<String> missing = get(server, "/health/nothing-here");

            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).doesNotContain("Exception", "SRVE", "jakarta");
            assertThat(missing.headers().map()).doesNotContainKeys("server", "x-powered-by");
            assertThat(server.console()).doesNotContain("[ERROR", "[WARNING");

            server.restart();
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);

            server.kill();
            server.startAgain();
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);

            int saidBefore = server.console().length();
            server.stopByCommand();
            assertThat(server.console().substring(saidBefore)).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void aWrongSettingStopsTheStartWithOneLine() {
        Refusal refusal = MintmarkServer.startRefused(Map.of("MINTMARK_TOKEN_LIFETIME", "PT1S"));

        assertThat(refusal.exitCode()).isNotZero();
        assertThat(refusal.console())
                .contains("MINTMARK_TOKEN_LIFETIME must be from PT1M to PT24H;"
                        + " for example MINTMARK_TOKEN_LIFETIME=PT15M")
                .doesNotContain("\tat ", "[ERROR");
    }

    private static HttpResponse<String> get(MintmarkServer server, String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
