package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document (http-api §2), as it is served. */
@OnServer
class OpenApiDocumentIT {
    private static final Path WRITTEN =
            Path.of("..", "adapters-rest", "src", "main", "resources", "META-INF", "openapi.yaml");

    private final Host host;

    OpenApiDocumentIT(Host host) {
        this.host = host;
    }

    @Test
    void theServedDocumentIsTheOneWritten() throws IOException {
        String written = Files.readString(WRITTEN);

        assertThat(host.anonymous.get("/openapi").text()).isEqualTo(written);
        assertThat(new JsonMapper()
                        .readTree(host.anonymous.get("/openapi?format=JSON").text()))
                .isEqualTo(new YAMLMapper().readTree(written));
    }

    @Test
    void itIsOpenApi31InYamlAndJson() {
        Answer yaml = host.anonymous.get("/openapi");
        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.text()).contains("openapi: 3.1");
        assertThat(yaml.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));

        Answer asked = host.anonymous.get("/openapi?format=JSON");
        Answer accepted = host.anonymous.send("GET", "/openapi", BodyPublishers.noBody(), "Accept", "application/json");
        assertThat(asked.text()).isEqualTo(accepted.text());
        JsonObject document = asked.json();
        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getJsonObject("paths").keySet())
                .contains("/api/v1/apps", "/connect/token", "/.well-known/jwks.json")
                .allSatisfy(path -> assertThat(path).doesNotStartWith("/internal"));
    }

    @Test
    void itNamesNoMachine() {
        JsonObject document = host.anonymous.get("/openapi?format=JSON").json();

        assertThat(document.getJsonArray("servers")).hasSize(1);
        assertThat(document.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("/");
    }

    @Test
    void itHasAnExplorer() {
        assertThat(host.anonymous.get("/openapi/ui/").status()).isEqualTo(200);
    }
}
