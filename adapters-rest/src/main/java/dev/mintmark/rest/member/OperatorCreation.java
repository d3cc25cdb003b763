package dev.mintmark.rest.member;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What adds an operator; exists in the description only. */
@Schema(description = "A new operator.", additionalProperties = Schema.False.class, examples = """
                {"email": "olga@host.example", "displayName": "Olga", "password": "several words do well", "roles": ["platform-admin"]}""")
record OperatorCreation(
        @Schema(required = true, implementation = Described.Email.class)
        String email,

        @Schema(required = true, implementation = Described.DisplayName.class)
        String displayName,

        @Schema(nullable = true, format = "password", minLength = 12, maxLength = 128)
        String password,

        @Schema(
                required = true,
                type = SchemaType.ARRAY,
                implementation = Described.Role.class,
                minItems = 1,
                maxItems = 1)
        List<String> roles) {}
