package dev.mintmark.description;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of the description, references followed.
 *
 * @param pointer where it stands (RFC 6901)
 * @param node missing if there is no such part
 */
record Part(Description description, String pointer, JsonNode node) {
    static Part of(Description description, String pointer) {
        JsonNode node = description.root().at(pointer);
        JsonNode reference = node.path("$ref");
        return reference.isString()
                ? of(description, reference.asString().substring(1))
                : new Part(description, pointer, node);
    }

    Part get(String name) {
        return of(description, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
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
        return description.faults(this, value, false);
    }

    /** What is wrong with an answered value, in which nothing may stand that is not described. */
    List<String> faultsOfAnswer(JsonNode value) {
        return description.faults(this, value, true);
    }
}
