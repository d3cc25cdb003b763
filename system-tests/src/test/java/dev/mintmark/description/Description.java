package dev.mintmark.description;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. */
public final class Description {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final String AS_WRITTEN = "https://description.example/requests.json";
    private static final String CLOSED = "https://description.example/answers.json";

    private final JsonNode root;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();
    private final List<Operation> operations;

    private Description(JsonNode root) {
        this.root = root;
        this.schemas = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(
                        AS_WRITTEN,
                        root.toString(),
                        CLOSED,
                        closed(root.deepCopy()).toString()))
                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
        this.operations =
                Part.of(this, "/paths").names().flatMap(this::operations).toList();
    }

    /** Reads a document in JSON. */
    public static Description of(String json) {
        return new Description(JSON.readTree(json));
    }

    private Stream<Operation> operations(String path) {
        Part item = Part.of(this, "/paths").get(path);
        return METHODS.stream()
                .filter(method -> item.get(method).isThere())
                .map(method -> new Operation(method.toUpperCase(), path, item.get(method)));
    }

    JsonNode root() {
        return root;
    }

    /** Every operation. */
    public List<Operation> operations() {
        return operations;
    }

    /** The operation that a request asks for: one whose path has the fewest parameters. HEAD asks for what GET does. */
    Optional<Operation> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation -> operation.method().equals(asked) && operation.matches(path))
                .min(java.util.Comparator.comparing(
                        operation -> operation.parameterNames().size()));
    }

    List<String> faults(Part schema, JsonNode value, boolean answered) {
        String location = (answered ? CLOSED : AS_WRITTEN) + "#" + schema.pointer();
        return known.computeIfAbsent(location, at -> schemas.getSchema(SchemaLocation.of(at))).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /** Allows no member that is not described, wherever members are described. */
    private static JsonNode closed(JsonNode node) {
        node.forEach(Description::closed);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return node;
    }
}
