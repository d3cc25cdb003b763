package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/products.md shows is what {@link WallIT} tries. */
class ProductsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "products.md");
    private static final Path SCRIPTS = Path.of("src", "test").resolve(NodeProducts.FOLDER);

    @ParameterizedTest
    @MethodSource("products")
    void thePageShowsTheCodeThatIsTried(Path product) throws IOException {
        assertThat(Files.readString(PAGE)).contains("```js\n" + Files.readString(product) + "```");
    }

    static List<Path> products() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS.resolve("products"))) {
            return files.toList();
        }
    }

    @Test
    void itsTablesNameTheVersionsThatAreTried() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        JsonObject tried;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(SCRIPTS.resolve("package.json")))) {
            tried = reader.readObject().getJsonObject("dependencies");
        }

        assertThat(tried.keySet()).allSatisfy(name -> assertThat(rows)
                .anySatisfy(row -> assertThat(row).containsIgnoringCase(name).contains(" " + tried.getString(name))));
    }
}
