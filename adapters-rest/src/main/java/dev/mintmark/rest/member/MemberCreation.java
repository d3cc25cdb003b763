package dev.mintmark.rest.member;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What adds a member; exists in the description only. */
@Schema(description = "A new member of a tenant.", additionalProperties = Schema.False.class, examples = """
                {"email": "ann@acme.example", "displayName": "Ann", "password": "several words do well", "roles": ["tenant-admin"]}""")
record MemberCreation(
        @Schema(required = true, implementation = Described.Email.class)
        String email,

        @Schema(required = true, implementation = Described.DisplayName.class)
        String displayName,

        @Schema(nullable = true, format = "password", minLength = 12, maxLength = 128)
        String password,

        @Schema(
                required = true,
                type = SchemaType.ARRAY,
                implementation = Described.TenantRole.class,
                minItems = 1,
                maxItems = 2)
        List<String> roles) {}
