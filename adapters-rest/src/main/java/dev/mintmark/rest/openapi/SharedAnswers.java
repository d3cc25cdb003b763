package dev.mintmark.rest.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;

/** The answers that many operations share, under the names by which {@link OperationParts} refers to them. */
final class SharedAnswers {
    private final Components components;

    private SharedAnswers(Components components) {
        this.components = components;
    }

    static void addTo(Components components) {
        SharedAnswers answers = new SharedAnswers(components);
        answers.add(
                "BadBody", "400", "`malformed_json`, `wrong_type`, `unknown_field`, `bad_parameter`, `bad_request`");
        answers.add("BadParameter", "400", "`bad_parameter`, `bad_request`");
        answers.add("Unauthenticated", "401", "`unauthenticated`: no session token, or one that does not hold");
        answers.add("Forbidden", "403", "`forbidden`: the role does not allow it");
        answers.add("NotFound", "404", "`not_found`: unknown, or not yours");
        answers.add("NotAcceptable", "406", "`not_acceptable`");
        answers.add("PreconditionFailed", "412", "`precondition_failed`: `If-Match` names another version");
        answers.add("TooLarge", "413", "`too_large`: the body is over 64 KiB");
        answers.add("UnsupportedMediaType", "415", "`unsupported_media_type`");
        answers.add("InternalError", "500", "`internal_error`: report it with the request's id");
        answers.add("Unavailable", "503", "`temporarily_unavailable`: the database cannot be reached");
        answers.add("NotModified", "304", "Not changed since the version that the caller has.");
        answers.addOAuth("OAuthTooLarge", "413", "`invalid_request`: the body is over 64 KiB");
        answers.addOAuth("OAuthServerError", "500", "`server_error`: report it with the request's id");
        answers.addOAuth("OAuthUnavailable", "503", "`temporarily_unavailable`: the database cannot be reached");
    }

    private void add(String name, String status, String description) {
        add(name, status, description, AnswerParts.Form.MANAGEMENT);
    }

    private void addOAuth(String name, String status, String description) {
        add(name, status, description, AnswerParts.Form.OAUTH);
    }

    private void add(String name, String status, String description, AnswerParts.Form form) {
        components.addResponse(
                name,
                AnswerParts.complete(status, OASFactory.createAPIResponse().description(description), form));
    }
}
