package dev.mintmark.rest.refusal;

import dev.mintmark.domain.Violation;

/**
 * One fault of a request (http-api §2, errors).
 *
 * @param field a path such as {@code allowedDomains[1]}, or the name of a query parameter
 */
public record FieldError(String field, String code, String message) {
    public static FieldError from(Violation violation) {
        return new FieldError(violation.field(), violation.fault().code(), violation.message());
    }
}
