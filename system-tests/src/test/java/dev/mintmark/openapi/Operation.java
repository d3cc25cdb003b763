package dev.mintmark.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the OpenAPI document.
 *
 * @param item what the operations of one path have in common
 */
public record Operation(String method, String path, Part item, Part part) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** Its id. */
    public String id() {
        return part.text("operationId");
    }

    /** The roles that may call it, which the document has a bearer scheme for each; empty if it needs no session. */
    public List<String> roles() {
        return part.get("security")
                .items()
                .flatMap(Part::names)
                .filter(scheme -> Part.of(part.document(), "/components/securitySchemes/" + scheme)
                        .text("scheme")
                        .equals("bearer"))
                .toList();
    }

    /** An example of its body, in JSON; null if it takes none. */
    public String exampleBody() {
        Part content = part.get("requestBody").get("content");
        return content.names()
                .findFirst()
                .map(type -> content.get(type)
                        .get("schema")
                        .node()
                        .path("examples")
                        .path(0)
                        .toString())
                .orElse(null);
    }

    /** The media type of its body; null if it takes none. */
    public String bodyType() {
        return part.get("requestBody").get("content").names().findFirst().orElse(null);
    }

    /** The names of the parameters in its path. */
    public List<String> parameterNames() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The names of its query parameters. */
    public List<String> queryNames() {
        return parameters("query").stream()
                .map(parameter -> parameter.text("name"))
                .toList();
    }

    boolean matches(String rawPath) {
        return pattern().matcher(rawPath).matches();
    }

    Map<String, String> parametersIn(String rawPath) {
        Matcher matcher = pattern().matcher(rawPath);
        Map<String, String> values = new LinkedHashMap<>();
        if (matcher.matches()) {
            for (String name : parameterNames()) {
                values.put(
                        name,
                        URLDecoder.decode(
                                matcher.group(values.size() + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private Pattern pattern() {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (Matcher found = PARAMETER.matcher(path); found.find(); end = found.end()) {
            pattern.append(Pattern.quote(path.substring(end, found.start()))).append("([^/]+)");
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(path.substring(end))).toString());
    }

    /** The parameters of this kind: {@code path}, {@code query} or {@code header}. */
    public List<Part> parameters(String in) {
        return Stream.concat(
                        item.get("parameters").items(), part.get("parameters").items())
                .filter(parameter -> parameter.text("in").equals(in))
                .toList();
    }

    /** A text as the type that its schema asks for, where it has that form. */
    static JsonNode typed(Part schema, String text) {
        String type = schema.text("type");
        if ((type.equals("integer") && text.matches("-?(0|[1-9][0-9]{0,18})"))
                || (type.equals("boolean") && text.matches("true|false"))) {
            return OpenApiDocument.JSON.readTree(text);
        }
        return OpenApiDocument.JSON.getNodeFactory().stringNode(text);
    }
}
