package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/products.md shows is what {@link WallIT}, {@link JavaWallDrill} and {@link DebianWallDrill} try. */
class ProductsPageTest {
    private static final Path ROOT = Path.of("..");
    static final Path PAGE = ROOT.resolve("docs").resolve("products.md");
    private static final Path SCRIPTS = Path.of("src", "test").resolve(NodeProducts.FOLDER);
    private static final Pattern PACKAGE = Pattern.compile("^package [a-z.]+;\\n\\n");

    @ParameterizedTest
    @MethodSource("scripts")
    void thePageShowsTheScriptsThatAreTried(Path product) throws IOException {
        assertThat(Files.readString(PAGE)).contains("```js\n" + Files.readString(product) + "```");
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS.resolve("products"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("debian")
    void thePageShowsTheConfigurationsThatAreTried(Path product) throws IOException {
        assertThat(Files.readString(PAGE))
                .containsPattern("```\\w+\n" + Pattern.quote(Files.readString(product) + "```"));
    }

    static List<Path> debian() throws IOException {
        try (Stream<Path> files = Files.list(DebianProducts.FILES.resolve("products"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void thePageShowsTheClassesThatAreTried(Path product) throws IOException {
        String shown = PACKAGE.matcher(Files.readString(product)).replaceFirst("");

        assertThat(Files.readString(PAGE)).contains("```java\n" + shown + "```");
    }

    static List<Path> classes() throws IOException {
        return filesOfProjects("src/main/java/products", ".java");
    }

    @ParameterizedTest
    @MethodSource("properties")
    void thePageShowsThePropertiesThatAreTried(Path properties) throws IOException {
        assertThat(Files.readString(PAGE)).contains("```properties\n" + Files.readString(properties) + "```");
    }

    static List<Path> properties() throws IOException {
        return filesOfProjects("src/main/resources", ".properties");
    }

    private static List<Path> filesOfProjects(String folder, String extension) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path project : List.of(JavaProducts.PROJECT, JavaWallDrill.QUARKUS, JavaWallDrill.MICRONAUT)) {
            try (Stream<Path> files = Files.walk(project.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(extension)).forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void itsTablesNameTheVersionsOfNpmThatAreTried() throws IOException {
        List<String> rows = rows();
        JsonObject tried;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(SCRIPTS.resolve("package.json")))) {
            tried = reader.readObject().getJsonObject("dependencies");
        }

        assertThat(tried.keySet()).allSatisfy(name -> assertThat(rows)
                .anySatisfy(row -> assertThat(row).containsIgnoringCase(name).contains(" " + tried.getString(name))));
    }

    @ParameterizedTest
    @CsvSource({
        "Nimbus OAuth 2.0 SDK, pom.xml, <version.oauth2-oidc-sdk-of-spring>",
        "Spring Boot, pom.xml, <version.spring-boot>",
        "Vert.x, pom.xml, <version.vertx>",
        "ScribeJava, pom.xml, <version.scribejava>",
        "Open Liberty, pom.xml, <version.openliberty>",
        "Quarkus, system-tests/wall/quarkus/pom.xml, <version.quarkus>",
        "Micronaut, system-tests/wall/micronaut/pom.xml, <artifactId>micronaut-parent</artifactId> <version>"
    })
    void itsTablesNameTheVersionsOfMavenThatAreTried(String name, String pom, String before) throws IOException {
        String elements = Files.readString(ROOT.resolve(pom)).replaceAll("\\s+", " ");
        Matcher tried = Pattern.compile(Pattern.quote(before) + "([^<]+)<").matcher(elements);

        assertThat(tried.find()).isTrue();
        assertThat(rows())
                .filteredOn(row -> row.startsWith("| [" + name))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).contains("| " + tried.group(1) + " |"));
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
    }
}
