package dev.mintmark.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples of the OpenAPI document fit their schemas, and the check of a body would find a member too many. */
class ExamplesTest {
    private static final Path DOCUMENT =
            Path.of("..", "adapters-rest", "src", "main", "resources", "META-INF", "openapi.yaml");

    private final OpenApiDocument document;

    ExamplesTest() throws IOException {
        this.document = OpenApiDocument.of(
                new YAMLMapper().readTree(Files.readString(DOCUMENT)).toString());
    }

    @TestFactory
    Stream<DynamicTest> everyExampleFitsItsSchema() {
        return schemas()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Part schema = schema(name);
                    JsonNode examples = schema.node().path("examples");
                    assertThat(examples.size()).isLessThanOrEqualTo(1);
                    examples.forEach(
                            example -> assertThat(faults(schema, example)).isEmpty());
                }));
    }

    @Test
    void aMemberThatIsNotDescribedIsFoundInEveryPart() {
        for (String composed : List.of("App", "RegisteredApp", "AppPreview", "Tenant")) {
            Part schema = schema(composed);
            ObjectNode example =
                    (ObjectNode) schema.node().path("examples").get(0).deepCopy();

            example.put("undescribed", 1);
            assertThat(faults(schema, example)).as(composed).hasSize(1);
        }
        Part app = schema("App");
        ObjectNode example = (ObjectNode) app.node().path("examples").get(0).deepCopy();
        ((ObjectNode) example.get("plan")).put("undescribed", 1);
        assertThat(faults(app, example)).isNotEmpty();
    }

    @Test
    void aMissingMemberIsFoundInEveryPart() {
        for (String member : List.of("name", "secretHint", "clientSecret")) {
            Part schema = schema("RegisteredApp");
            ObjectNode example =
                    (ObjectNode) schema.node().path("examples").get(0).deepCopy();

            example.remove(member);
            assertThat(faults(schema, example)).as(member).isNotEmpty();
        }
    }

    private Stream<String> schemas() {
        return Part.of(document, "/components/schemas").names();
    }

    private Part schema(String name) {
        return Part.of(document, "/components/schemas/" + name);
    }

    private static List<String> faults(Part schema, JsonNode value) {
        return schema.faultsOfResponse(value);
    }
}
