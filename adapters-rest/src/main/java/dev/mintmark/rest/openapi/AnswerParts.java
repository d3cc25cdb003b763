package dev.mintmark.rest.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to one answer what follows from its status: the form of errors and the headers. */
final class AnswerParts {
    /** How a family of operations answers. */
    enum Form {
        /** Kept by nobody; errors are problems. */
        MANAGEMENT,
        /** Kept by nobody; errors are those of OAuth. */
        OAUTH,
        /** Perhaps kept; errors are problems. */
        PUBLIC
    }

    private AnswerParts() {}

    static APIResponse complete(String status, APIResponse answer, Form form) {
        if (status.compareTo("400") >= 0 && answer.getContent() == null) {
            answer.setContent(error(form));
        }
        header(answer, "X-Request-Id");
        if (form != Form.PUBLIC) {
            header(answer, "Cache-Control");
        }
        switch (status) {
            case "201" -> header(answer, "Location");
            case "304" -> header(answer, "ETag");
            case "401" -> header(answer, "WWW-Authenticate");
            case "429", "503" -> header(answer, "Retry-After");
            default -> {
                // No header of its own.
            }
        }
        return answer;
    }

    private static void header(APIResponse answer, String name) {
        Map<String, Header> known = answer.getHeaders();
        if (known == null || !known.containsKey(name)) {
            answer.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
        }
    }

    private static Content error(Form form) {
        boolean oauth = form == Form.OAUTH;
        Schema schema = OASFactory.createSchema().ref("#/components/schemas/" + (oauth ? "OAuthError" : "Problem"));
        return OASFactory.createContent()
                .addMediaType(
                        oauth ? "application/json" : "application/problem+json",
                        OASFactory.createMediaType().schema(schema));
    }
}
