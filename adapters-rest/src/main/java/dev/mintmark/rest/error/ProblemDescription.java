package dev.mintmark.rest.error;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A problem as the description shows it; {@link Problem#json} writes it. */
@Schema(
        name = "Problem",
        description = "Why a request is not answered as wished (RFC 9457). Decide by `code`.",
        requiredProperties = {"type", "title", "status", "detail", "instance", "code"},
        examples = """
                {
                  "type": "http://localhost:9080/docs/errors/validation_failed",
                  "title": "Validation failed",
                  "status": 422,
                  "detail": "Some fields are invalid. Correct each of them and send the request again.",
                  "instance": "/api/v1/apps",
                  "code": "validation_failed",
                  "errors": [
                    {
                      "field": "allowedDomains[1]",
                      "code": "wildcard_domain",
                      "message": "Wildcards are not allowed. List each domain by its full name."
                    }
                  ]
                }""")
public record ProblemDescription(
        @Schema(format = "uri", description = "The page of this server that documents the code.")
        String type,

        @Schema(minLength = 1) String title,
        @Schema(minimum = "400", maximum = "599") int status,
        @Schema(description = "What to do.", minLength = 1) String detail,

        @Schema(format = "uri-reference", description = "The path of the request.")
        String instance,

        @Schema(description = "Stable and machine-readable.", pattern = "^[a-z][a-z0-9_]*$")
        String code,

        @Schema(description = "Every fault of the request that can be named.", minItems = 1)
        List<FieldError> errors) {}
