package dev.mintmark.openapi;

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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. */
public final class OpenApiDocument {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final String AS_WRITTEN = "https://openapi.example/requests.json";
    private static final String CLOSED = "https://openapi.example/responses.json";

    private final JsonNode root;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();
    private final List<Operation> operations;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.schemas = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(), builder -> builder.schemas(
                        Map.of(AS_WRITTEN, root.toString(), CLOSED, closed().toString()))
                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
        this.operations =
                Part.of(this, "/paths").names().flatMap(this::operations).toList();
    }

    /** Reads a document in JSON. */
    public static OpenApiDocument of(String json) {
        return new OpenApiDocument(JSON.readTree(json));
    }

    private Stream<Operation> operations(String path) {
        Part item = Part.of(this, "/paths").get(path);
        return METHODS.stream()
                .filter(method -> item.get(method).isThere())
                .map(method -> new Operation(method.toUpperCase(), path, item, item.get(method)));
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

    /** A copy in which no member is allowed that is not described, wherever members are described. */
    private JsonNode closed() {
        JsonNode copy = root.deepCopy();
        close(copy, false);
        return copy;
    }

    /** Closes a composed schema as a whole: parts that were closed by themselves would refuse each other's members. */
    private void close(JsonNode node, boolean isPart) {
        if (!(node instanceof ObjectNode object)) {
            node.forEach(item -> close(item, false));
            return;
        }
        if (object.path("allOf") instanceof ArrayNode parts) {
            for (int i = 0; i < parts.size(); i++) {
                parts.set(i, resolved(parts.get(i)));
                close(parts.get(i), true);
            }
            if (!isPart) {
                object.put("unevaluatedProperties", false);
            }
        } else if (!isPart && object.path("properties").isObject() && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        object.properties().stream()
                .filter(member -> !member.getKey().equals("allOf"))
                .forEach(member -> close(member.getValue(), false));
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isString() ? root.at(reference.asString().substring(1)).deepCopy() : schema;
    }
}
