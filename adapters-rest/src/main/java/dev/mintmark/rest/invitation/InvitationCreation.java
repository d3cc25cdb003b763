package dev.mintmark.rest.invitation;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What invites a person; exists in the description only. */
@Schema(
        description =
                "A new invitation: of a tenant admin to the own tenant as `tenant-admin` or `tenant-viewer`, of an operator to the operators as `platform-admin`.",
        additionalProperties = Schema.False.class,
        examples = """
                {"email": "ben@acme.example", "roles": ["tenant-viewer"]}""")
record InvitationCreation(
        @Schema(required = true, implementation = Described.Email.class)
        String email,

        @Schema(implementation = Described.DisplayName.class, nullable = true)
        String displayName,

        @Schema(
                required = true,
                type = SchemaType.ARRAY,
                implementation = Described.Role.class,
                minItems = 1,
                maxItems = 2)
        List<String> roles) {}
