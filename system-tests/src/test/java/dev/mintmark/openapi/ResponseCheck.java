package dev.mintmark.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** What about a response is not as its operation says. */
final class ResponseCheck {
    /**
     * Headers of HTTP itself and those that protect every response alike; they are no part of one operation's response.
     */
    private static final Set<String> OF_EVERY_RESPONSE = Set.of(
            "date",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "content-length",
            "content-type",
            "content-language",
            "content-security-policy",
            "cross-origin-embedder-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "pragma",
            "referrer-policy",
            "strict-transport-security",
            "vary",
            "x-content-type-options",
            "x-frame-options");

    private final Exchange exchange;
    private final List<String> faults = new ArrayList<>();

    private ResponseCheck(Exchange exchange) {
        this.exchange = exchange;
    }

    static List<String> faults(Exchange exchange, Operation operation) {
        Part response = operation.part().get("responses").get(String.valueOf(exchange.status()));
        if (!response.isThere()) {
            return List.of("status " + exchange.status() + " is not described");
        }
        ResponseCheck check = new ResponseCheck(exchange);
        check.headers(response.get("headers"));
        check.content(response.get("content"));
        return check.faults;
    }

    private void headers(Part headers) {
        headers.names().forEach(name -> {
            Part header = headers.get(name);
            exchange.headers()
                    .firstValue(name)
                    .ifPresentOrElse(
                            value -> header.get("schema")
                                    .faultsOfResponse(Operation.typed(header.get("schema"), value))
                                    .forEach(fault -> faults.add("header " + name + ": " + fault)),
                            () -> {
                                if (header.says("required")) {
                                    faults.add("header " + name + " is missing");
                                }
                            });
        });
        Set<String> described = Set.copyOf(
                headers.names().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        exchange.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !described.contains(name) && !OF_EVERY_RESPONSE.contains(name) && !isOfCors(name))
                .forEach(name -> faults.add("header " + name + " is not described"));
    }

    /** Only who asks from another origin is told about it; of a public document, everybody. */
    private boolean isOfCors(String header) {
        return header.startsWith("access-control-")
                && (exchange.requestHeaders().firstValue("Origin").isPresent()
                        || exchange.uri().getRawPath().startsWith("/.well-known/"));
    }

    private void content(Part content) {
        if (exchange.method().equals("HEAD")) {
            return;
        }
        if (!content.isThere()) {
            if (!exchange.answered().isEmpty()) {
                faults.add("a body is not described");
            }
            return;
        }
        String type = exchange.headers()
                .firstValue("Content-Type")
                .map(MediaTypes::withoutParameters)
                .orElse("none");
        Part media = content.get(type);
        if (!media.isThere()) {
            faults.add("a body of type " + type + " is not described");
        } else if (MediaTypes.isJson(type)) {
            json(media.get("schema"));
        }
    }

    private void json(Part schema) {
        try {
            schema.faultsOfResponse(OpenApiDocument.JSON.readTree(exchange.answered()))
                    .forEach(fault -> faults.add("body: " + fault));
        } catch (JacksonException malformed) {
            faults.add("the body is no JSON");
        }
    }
}
