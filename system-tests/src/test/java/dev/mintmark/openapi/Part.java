package dev.mintmark.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of an OpenAPI document, references followed.
 *
 * @param pointer where it stands (RFC 6901)
 * @param node missing if there is no such part
 */
record Part(OpenApiDocument document, String pointer, JsonNode node) {
    static Part of(OpenApiDocument document, String pointer) {
        JsonNode node = document.root().at(pointer);
        JsonNode reference = node.path("$ref");
        return reference.isString()
                ? of(document, reference.asString().substring(1))
                : new Part(document, pointer, node);
    }

    Part get(String name) {
        return of(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    boolean says(String flag) {
        return node.path(flag).asBoolean(false);
    }

    String text(String name) {
        return node.path(name).asString("");
    }

    Stream<String> names() {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    Stream<Part> items() {
        return Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(i -> get(String.valueOf(i)));
    }

    /** What is wrong with a value that this schema describes, as sentences. */
    List<String> faultsOfRequest(JsonNode value) {
        return document.faults(this, value, false);
    }

    /** What is wrong with an answered value, in which nothing may stand that is not described. */
    List<String> faultsOfResponse(JsonNode value) {
        return document.faults(this, value, true);
    }
}
