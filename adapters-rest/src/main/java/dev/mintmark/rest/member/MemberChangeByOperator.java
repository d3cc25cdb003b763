package dev.mintmark.rest.member;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator changes about a member or operator; exists in the description only. */
@Schema(
        description =
                "A merge patch of a member or operator (RFC 7396). With a password, the member is to choose another one at the next sign-in.",
        additionalProperties = Schema.False.class,
        examples = "{\"displayName\": \"Ann Admin\"}")
record MemberChangeByOperator(
        @Schema(implementation = Described.DisplayName.class)
        String displayName,

        @Schema(type = SchemaType.ARRAY, implementation = Described.Role.class, minItems = 1, maxItems = 2)
        List<String> roles,

        @Schema(format = "password", minLength = 12, maxLength = 128)
        String password) {}
