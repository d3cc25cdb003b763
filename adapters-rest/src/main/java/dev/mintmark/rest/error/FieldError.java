package dev.mintmark.rest.error;

import dev.mintmark.domain.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fault of a request (http-api §2, errors).
 *
 * @param field a path such as {@code allowedDomains[1]}, or the name of a query parameter
 */
@Schema(description = "One fault of a request.")
public record FieldError(
        @Schema(description = "A path such as `allowedDomains[1]`, or the name of a query parameter.")
        String field,

        @Schema(pattern = "^[a-z][a-z0-9_]*$") String code,
        @Schema(description = "What to do.", minLength = 1) String message) {
    static FieldError from(Violation violation) {
        return new FieldError(violation.field(), violation.fault().code(), violation.message());
    }
}
