package dev.mintmark.blackbox;

import static dev.mintmark.blackbox.ApiDescriptionIT.CHECKED_IN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the interface is made from the resources' annotations: here, and not at each start of the server. */
class AnnotationsIT {
    private static final boolean UPDATE = Boolean.getBoolean("openapi.update");

    @TempDir
    private Path user;

    @Test
    void theDescriptionSaysWhatTheAnnotationsSay() throws IOException {
        installWithoutTheFile();
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "WLP_USER_DIR",
                user.toString(),
                "MP_OPENAPI_SCAN_DISABLE",
                "false",
                "MP_OPENAPI_SCAN_PACKAGES",
                "dev.mintmark.rest",
                "MP_OPENAPI_FILTER",
                "dev.mintmark.rest.openapi.CommonParts"))) {
            String described = new Http(server.baseUri()).get("/openapi").text();
            if (UPDATE) {
                Files.writeString(CHECKED_IN, described);
            }
            assertThat(described)
                    .as("bring dashboard/openapi.yaml up to date as docs/api-description.md says")
                    .isEqualTo(Files.readString(CHECKED_IN));
        }
    }

    /** The server as it is installed, in a user folder of its own, but for the description that the application has with it. */
    private void installWithoutTheFile() throws IOException {
        Path installed = Path.of(System.getProperty("mintmark.wlp"), "usr", "servers", "mintmark");
        Path server = user.resolve("servers").resolve("mintmark");
        for (String part : List.of(
                "server.xml",
                "bootstrap.properties",
                "jvm.options",
                "server.env",
                "lib/database",
                "apps/mintmark.war")) {
            copy(installed.resolve(part), server.resolve(part));
        }
        try (FileSystem war = FileSystems.newFileSystem(server.resolve("apps/mintmark.war"))) {
            Files.delete(war.getPath("WEB-INF", "classes", "META-INF", "openapi.yaml"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
