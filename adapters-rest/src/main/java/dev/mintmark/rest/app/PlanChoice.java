package dev.mintmark.rest.app;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which plan an app gets; exists in the description only. */
@Schema(
        description = "The plan that an app gets.",
        additionalProperties = Schema.False.class,
        examples = "{\"plan\": \"starter\"}")
record PlanChoice(
        @Schema(required = true, implementation = Described.Code.class)
        String plan) {}
