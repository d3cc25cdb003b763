package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that goes into an image or onto a machine (docs/deploying.md). */
class PackageIT {
    private static final String SERVER = "usr/servers/mintmark";

    @TempDir
    private Path folder;

    @Test
    void theUnpackedServerHoldsOnlyWhatIsShippedRunsAndWritesNothingIntoItsInstallation()
            throws IOException, InterruptedException {
        Path wlp = unpack();
        assertThat(names(wlp.resolve(SERVER)))
                .as("neither data, nor keys, nor logs of whoever built it")
                .containsExactlyInAnyOrder(
                        "server.xml",
                        "server.env",
                        "bootstrap.properties",
                        "jvm.options",
                        "apps",
                        "licences",
                        "lib",
                        "dropins",
                        "workarea");
        assertThat(names(wlp.resolve(SERVER + "/lib/database"))).hasSize(4);
        assertThat(wlp.resolve(SERVER + "/licences/open-liberty/LICENSE")).exists();
        assertThat(wlp.resolve(SERVER + "/licences/mintmark/bom.json")).exists();
        assertThat(wlp.resolve(SERVER + "/licences/dashboard/bom.json")).exists();

        Path variables = Files.createDirectory(wlp.resolve(SERVER + "/variables"));
        Files.writeString(variables.resolve("MINTMARK_ADMIN_EMAIL"), Host.ADMIN_EMAIL + "\n");
        Files.writeString(variables.resolve("MINTMARK_ADMIN_PASSWORD"), Host.ADMIN_PASSWORD + "\n");
        Files.writeString(variables.resolve("MINTMARK_AUDIENCE"), "documents-api\n");
        Files.writeString(variables.resolve("MINTMARK_ISSUER"), "https://id.example.com");
        Map<Path, Long> before = content(wlp);
        try (MintmarkServer server = MintmarkServer.startInstalled(wlp, Map.of("MINTMARK_LOG_FORMAT", "json"))) {
            Host host = new Host(new Http(server.baseUri()));
            Answer token = host.tenant().app(host.region()).token(host);

            assertThat(token.status()).as(token.text()).isEqualTo(200);
            assertThat(claims(token)).contains("\"iss\":\"https://id.example.com\"", "\"aud\":\"documents-api\"");
            assertThat(host.anonymous.get("/").status()).as("the dashboard").isEqualTo(200);
            assertThat(server.console()).doesNotContain("[ERROR", "[WARNING", Host.ADMIN_PASSWORD);
        }
        assertThat(content(wlp)).as("a read-only root file system is enough").isEqualTo(before);
    }

    private Path unpack() throws IOException, InterruptedException {
        Process tar = new ProcessBuilder(
                        "tar",
                        "--extract",
                        "--gzip",
                        "--file",
                        System.getProperty("mintmark.package"),
                        "--directory",
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return folder.resolve("wlp");
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Map<Path, Long> content(Path of) throws IOException {
        Map<Path, Long> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        }
        return content;
    }

    private static String claims(Answer token) {
        String payload = token.string("access_token").split("\\.")[1];
        String text = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject().toString();
        }
    }
}
