package dev.mintmark.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What about a request is not as its operation says. */
final class RequestCheck {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Exchange exchange;
    private final Operation operation;
    private final List<String> faults = new ArrayList<>();

    private RequestCheck(Exchange exchange, Operation operation) {
        this.exchange = exchange;
        this.operation = operation;
    }

    static List<String> faults(Exchange exchange, Operation operation) {
        RequestCheck check = new RequestCheck(exchange, operation);
        check.path();
        check.query();
        check.headers();
        check.body();
        return check.faults;
    }

    private void path() {
        operation.parametersIn(exchange.uri().getRawPath()).forEach((name, value) -> {
            Optional<Part> described = named(operation.parameters("path"), name);
            described.ifPresentOrElse(
                    parameter -> value("path parameter " + name, parameter, value),
                    () -> faults.add("path parameter " + name + " is not described"));
        });
    }

    private void query() {
        Set<String> seen = new HashSet<>();
        if (exchange.uri().getRawQuery() == null) {
            return;
        }
        for (String pair : exchange.uri().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            String value = parts.length < 2 ? "" : decode(parts[1]);
            if (!seen.add(name)) {
                faults.add("query parameter " + name + " is repeated");
            }
            named(operation.parameters("query"), name)
                    .ifPresentOrElse(
                            parameter -> value("query parameter " + name, parameter, value),
                            () -> faults.add("query parameter " + name + " is not described"));
        }
        operation.parameters("query").stream()
                .filter(parameter -> parameter.says("required") && !seen.contains(parameter.text("name")))
                .forEach(parameter -> faults.add("query parameter " + parameter.text("name") + " is missing"));
    }

    private void headers() {
        for (Part parameter : operation.parameters("header")) {
            String name = parameter.text("name");
            Optional<String> value = exchange.requestHeaders().firstValue(name);
            value.ifPresent(text -> value("header " + name, parameter, text));
            if (value.isEmpty() && parameter.says("required")) {
                faults.add("header " + name + " is missing");
            }
        }
    }

    private void value(String what, Part parameter, String text) {
        Part schema = parameter.get("schema");
        schema.faultsOfRequest(Operation.typed(schema, text)).forEach(fault -> faults.add(what + ": " + fault));
    }

    private void body() {
        Part body = operation.part().get("requestBody");
        if (exchange.sent().isEmpty()) {
            if (body.says("required")) {
                faults.add("the body is missing");
            }
            return;
        }
        if (!body.isThere()) {
            faults.add("a body is not described");
            return;
        }
        String type = exchange.requestHeaders()
                .firstValue("Content-Type")
                .map(MediaTypes::withoutParameters)
                .orElse("none");
        Part media = body.get("content").get(type);
        if (!media.isThere()) {
            faults.add("a body of type " + type + " is not described");
            return;
        }
        try {
            JsonNode value = type.equals(FORM) ? form() : OpenApiDocument.JSON.readTree(exchange.sent());
            media.get("schema").faultsOfRequest(value).forEach(fault -> faults.add("body: " + fault));
        } catch (JacksonException malformed) {
            faults.add("the body is no JSON");
        }
    }

    private JsonNode form() {
        ObjectNode members = OpenApiDocument.JSON.createObjectNode();
        for (String pair : exchange.sent().split("&")) {
            String[] parts = pair.split("=", 2);
            if (members.has(decode(parts[0]))) {
                faults.add("body: " + decode(parts[0]) + " is repeated");
            }
            members.put(decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]));
        }
        return members;
    }

    private static Optional<Part> named(List<Part> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.text("name").equals(name))
                .findFirst();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
