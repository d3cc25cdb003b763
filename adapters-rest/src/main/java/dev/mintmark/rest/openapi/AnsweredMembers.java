package dev.mintmark.rest.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Requires every member of what is answered, since nothing there is ever absent (http-api §2). Schemas that say themselves what they
 * require, and those that allow no other members, stay as they are.
 */
final class AnsweredMembers {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final Set<String> visited = new HashSet<>();

    private AnsweredMembers(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void require(OpenAPI api) {
        AnsweredMembers answered = new AnsweredMembers(api.getComponents().getSchemas());
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(AnsweredMembers::contents)
                .forEach(answered::visit);
    }

    private static Stream<Schema> contents(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .map(answer -> answer.getContent())
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(MediaType::getSchema);
    }

    private void visit(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(REFERENCE.length());
            if (visited.add(name)) {
                visit(schemas.get(name));
            }
            return;
        }
        Map<String, Schema> members = schema.getProperties();
        if (members != null && schema.getRequired() == null && schema.getAdditionalPropertiesSchema() == null) {
            schema.setRequired(new ArrayList<>(members.keySet()));
        }
        parts(schema).forEach(this::visit);
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        schema.getItems() == null ? List.<Schema>of() : List.of(schema.getItems()),
                        schema.getAnyOf() == null ? List.<Schema>of() : schema.getAnyOf(),
                        schema.getOneOf() == null ? List.<Schema>of() : schema.getOneOf())
                .flatMap(Collection::stream);
    }
}
