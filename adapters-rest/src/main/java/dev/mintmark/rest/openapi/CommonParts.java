package dev.mintmark.rest.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes what resources say about themselves by what is common to all of them, and puts everything in an order that is always the
 * same. The convention stands in {@code docs/api-description.md}.
 */
public final class CommonParts implements OASFilter {
    private static final PathItem.HttpMethod[] METHODS = PathItem.HttpMethod.values();

    @Override
    public Schema filterSchema(Schema schema) {
        return SchemaNames.rename(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        SchemaNames.rename(api.getComponents());
        SharedAnswers.addTo(api.getComponents());
        api.getComponents().addSchema("AuditValue", auditValue());
        Paths paths = OASFactory.createPaths();
        new TreeMap<>(api.getPaths().getPathItems())
                .forEach((path, item) -> paths.addPathItem(path, complete(path, item)));
        api.setPaths(paths);
        AnsweredMembers.require(api);
    }

    private static PathItem complete(String path, PathItem item) {
        Map<PathItem.HttpMethod, Operation> operations = item.getOperations();
        PathItem ordered = OASFactory.createPathItem();
        for (PathItem.HttpMethod method : METHODS) {
            Operation operation = operations.get(method);
            if (operation != null) {
                OperationParts.complete(path, operation);
                ordered.setOperation(method, operation);
            }
        }
        return ordered;
    }

    /** Annotations cannot say that null is one of several types. */
    private static Schema auditValue() {
        return OASFactory.createSchema()
                .description("A text, a number, a truth value or a list of texts; null where nothing was set.")
                .type(List.of(
                        Schema.SchemaType.STRING,
                        Schema.SchemaType.INTEGER,
                        Schema.SchemaType.BOOLEAN,
                        Schema.SchemaType.ARRAY,
                        Schema.SchemaType.NULL))
                .items(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
}
