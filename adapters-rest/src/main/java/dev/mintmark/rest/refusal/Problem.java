package dev.mintmark.rest.refusal;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.util.List;

/**
 * Why a request is not answered as wished (<a href="https://www.rfc-editor.org/rfc/rfc9457#section-3">RFC 9457 §3</a>).
 *
 * @param code stable and machine-readable
 * @param detail one sentence that says what to do
 * @param errors every fault of the request, if it has some that can be named
 */
public record Problem(int status, String code, String detail, List<FieldError> errors) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Nobody has signed in. */
    public static final Problem UNAUTHENTICATED =
            of(401, "unauthenticated", "Sign in and send the session token as a bearer token.");

    /** The body is larger than any request needs. */
    public static final Problem TOO_LARGE = of(413, "too_large", "Send a body of at most 64 KiB.");

    /** The store is away, or too much is under way. */
    public static final Problem TEMPORARILY_UNAVAILABLE =
            of(503, "temporarily_unavailable", "The service cannot answer at the moment. Try again in a few seconds.");

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem without named faults. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    /** What a broken rule is to its caller. Where HTTP has a word for it, that is the code. */
    public static Problem of(RuleBroken broken) {
        return switch (broken.refusal()) {
            case NOT_SIGNED_IN -> UNAUTHENTICATED;
            case CHANGED_SINCE_READ -> of(broken, "precondition_failed");
            case FOREIGN_CURSOR -> of(broken, "bad_parameter");
            default -> of(broken, broken.refusal().code());
        };
    }

    private static Problem of(RuleBroken broken, String code) {
        return new Problem(
                status(broken.refusal().kind()),
                code,
                broken.getMessage(),
                broken.violations().stream().map(FieldError::from).toList());
    }

    /** A fault of the server, found under the request's id. */
    public static Problem internal(String requestId) {
        return of(500, "internal_error", "Something went wrong here. Report it with the id " + requestId + ".");
    }

    /** What is said where only a status is known. */
    public static Problem ofStatus(int status, String requestId) {
        return switch (status) {
            case 400 -> of(400, "bad_request", "The request cannot be understood. Check its address and its headers.");
            case 401 -> UNAUTHENTICATED;
            case 403 -> of(new RuleBroken(Refusal.FORBIDDEN));
            case 404 -> of(new RuleBroken(Refusal.NOT_FOUND));
            case 405 -> of(405, "method_not_allowed", "Use one of the methods that the Allow header names.");
            case 406 -> of(406, "not_acceptable", "Accept application/json.");
            case 413 -> TOO_LARGE;
            case 415 -> of(415, "unsupported_media_type", "Send the body as application/json.");
            case 503 -> TEMPORARILY_UNAVAILABLE;
            default ->
                status < 500 ? of(status, "bad_request", "The request cannot be answered.") : internal(requestId);
        };
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_SIGNED_IN -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case EXPIRED -> 410;
            case UNUSABLE -> 400;
            case OUTDATED -> 412;
            case INVALID -> 422;
            case CONFLICT -> 409;
            case TOO_OFTEN -> 429;
        };
    }
}
