package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                        "virtual-machine.sh",
                        "apps",
                        "licences",
                        "lib",
                        "dropins",
                        "configDropins",
                        "workarea");
        assertThat(names(wlp.resolve(SERVER + "/lib/database"))).hasSize(4);
        assertThat(wlp.resolve(SERVER + "/licences/open-liberty/LICENSE")).exists();
        assertThat(wlp.resolve(SERVER + "/licences/mintmark/bom.json")).exists();
        assertThat(wlp.resolve(SERVER + "/licences/dashboard/bom.json")).exists();

        List<String> shipped = names(wlp.resolve(SERVER));
        Path archive = prepareStart(wlp);
        assertThat(names(wlp.resolve(SERVER)))
                .as("neither data, nor keys, nor logs of the start that prepares")
                .containsExactlyInAnyOrderElementsOf(shipped);
        assertThat(names(wlp.resolve(SERVER + "/workarea")))
                .containsExactlyInAnyOrder("org.eclipse.osgi", "platform", "mintmark-package");

        Path variables = Files.createDirectory(wlp.resolve(SERVER + "/variables"));
        Files.writeString(variables.resolve("MINTMARK_ADMIN_EMAIL"), Host.ADMIN_EMAIL + "\n");
        Files.writeString(variables.resolve("MINTMARK_ADMIN_PASSWORD"), Host.ADMIN_PASSWORD + "\n");
        Files.writeString(variables.resolve("MINTMARK_AUDIENCE"), "documents-api\n");
        Files.writeString(variables.resolve("MINTMARK_ISSUER"), "https://id.example.com");
        Map<Path, Long> before = content(wlp);
        try (MintmarkServer server = MintmarkServer.startInstalled(
                wlp, Map.of("MINTMARK_LOG_FORMAT", "json", "JVM_ARGS", imageArguments(archive)))) {
            Host host = new Host(new Http(server.baseUri()));
            Answer token = host.tenant().app(host.region()).token(host);

            assertThat(token.status()).as(token.text()).isEqualTo(200);
            assertThat(claims(token)).contains("\"iss\":\"https://id.example.com\"", "\"aud\":\"documents-api\"");
            assertThat(host.anonymous.get("/").status()).as("the dashboard").isEqualTo(200);
            assertThat(server.console()).doesNotContain("[ERROR", "[WARNING", Host.ADMIN_PASSWORD);
        }
        try (Stream<String> classes = Files.lines(folder.resolve("classes.log"))) {
            assertThat(classes.filter(line -> line.contains("shared objects file (top)"))
                            .count())
                    .as("classes from the archive")
                    .isGreaterThan(10_000);
        }
        assertThat(content(wlp)).as("a read-only root file system is enough").isEqualTo(before);
    }

    /** As the image has it made. */
    private Path prepareStart(Path wlp) throws IOException, InterruptedException {
        Path archive = folder.resolve("classes.jsa");
        ProcessBuilder script = new ProcessBuilder("../deploy/prepare-start", wlp.toString(), archive.toString());
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try (ServerSocket http = MintmarkServer.freePort();
                ServerSocket https = MintmarkServer.freePort()) {
            script.environment().put("MINTMARK_HTTP_PORT", Integer.toString(http.getLocalPort()));
            script.environment().put("MINTMARK_HTTPS_PORT", Integer.toString(https.getLocalPort()));
        }
        Process process = script.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return archive;
    }

    /** What the image gives the virtual machine, with this archive; which classes come from it is logged beside it. */
    private String imageArguments(Path archive) throws IOException {
        Matcher arguments = Pattern.compile("JVM_ARGS=\"([^\"]+)\"")
                .matcher(Files.readString(Path.of("..", "deploy", "Containerfile")));
        assertThat(arguments.find()).isTrue();
        assertThat(arguments.group(1)).contains("/opt/mintmark/classes.jsa");
        return arguments.group(1).replace("\\\n", "").replace("/opt/mintmark/classes.jsa", archive.toString())
                + " -Xlog:class+load:file=" + folder.resolve("classes.log");
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
