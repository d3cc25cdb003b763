package dev.mintmark.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.MintmarkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The bills of materials that lie in the server (CycloneDX): complete, exact, and without a licence that stands in a
 * user's way.
 */
class BillOfMaterialsIT {
    private static final Path FOLDER = MintmarkServer.shipped().resolve("usr/servers/mintmark/licences");
    private static final Path SERVER = FOLDER.resolve("mintmark/bom.json");
    private static final Path DASHBOARD = FOLDER.resolve("dashboard/bom.json");

    /** Its licence, EPL-2.0, lies in the archive, and not in what Maven knows of it. */
    private static final String SAYS_IT_ITSELF = "openliberty-runtime";

    /** Each allows commercial use without touching the code of whoever uses it; of several, one that does will do. */
    private static final Set<String> LICENCES = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "ISC",
            "MIT",
            "MPL-2.0",
            "Unicode-3.0");

    @Test
    void everyLibraryOfTheServerIsNamedWithAnExactVersionAndALicence() throws IOException {
        List<JsonNode> components = components(SERVER);

        assertThat(components)
                .extracting(component -> component.get("name").stringValue())
                .contains(
                        "icu4j",
                        "nimbus-jose-jwt",
                        "AmazonCorrettoCryptoProvider",
                        "bcprov-jdk18on",
                        "flyway-core",
                        "h2",
                        "postgresql",
                        "caffeine",
                        "openliberty-runtime");
        allAreSound(components);
        assertThat(Files.readString(FOLDER.resolve("open-liberty/LICENSE"))).contains("Eclipse Public License - v 2.0");
    }

    @Test
    void everyLibraryOfTheDashboardIsNamedWithAnExactVersionAndALicence() throws IOException {
        List<JsonNode> components = components(DASHBOARD);

        assertThat(components)
                .extracting(component -> component.get("name").stringValue())
                .contains("react", "@mantine/core", "@tanstack/react-query", "openapi-fetch");
        allAreSound(components);
    }

    private static void allAreSound(List<JsonNode> components) {
        assertThat(components).allSatisfy(component -> {
            String name = component.get("name").stringValue();
            assertThat(component.get("version").stringValue()).as(name).matches("[0-9][0-9A-Za-z.+_-]*");
            assertThat(component.get("purl").stringValue()).as(name).startsWith("pkg:");
            if (!name.equals(SAYS_IT_ITSELF)) {
                assertThat(licences(component)).as("licences of " + name).anyMatch(LICENCES::contains);
            }
        });
    }

    private static List<JsonNode> components(Path file) throws IOException {
        JsonNode bill = new ObjectMapper().readTree(Files.readString(file));
        assertThat(bill.get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        return bill.get("components").values().stream()
                .filter(component -> !component.path("group").asString("").equals("dev.mintmark"))
                .toList();
    }

    private static List<String> licences(JsonNode component) {
        return component.path("licenses").values().stream()
                .flatMap(licence -> licence.has("expression")
                        ? Stream.of(licence.get("expression").stringValue().split(" OR | AND |[()]"))
                        : Stream.of(
                                licence.at("/license/id").asString(""),
                                idOf(licence.at("/license/name").asString(""))))
                .toList();
    }

    /** Some projects write a name where the field has an identifier for it. */
    private static String idOf(String name) {
        if (name.equals("EPL 1.0")) {
            return "EPL-1.0";
        }
        if (name.equals("EDL 1.0")) {
            return "BSD-3-Clause";
        }
        if (name.equals("Bouncy Castle Licence")) {
            return "MIT";
        }
        if (Pattern.compile("Apache.*2", Pattern.CASE_INSENSITIVE).matcher(name).find()) {
            return "Apache-2.0";
        }
        return name.contains("Eclipse Public License") || name.equals("EPL 2.0") ? "EPL-2.0" : name;
    }
}
