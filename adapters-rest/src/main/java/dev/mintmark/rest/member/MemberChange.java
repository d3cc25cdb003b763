package dev.mintmark.rest.member;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes a member of the own tenant; exists in the description only. */
@Schema(
        description = "A merge patch of a member (RFC 7396).",
        additionalProperties = Schema.False.class,
        examples = "{\"roles\": [\"tenant-viewer\"]}")
record MemberChange(
        @Schema(implementation = Described.DisplayName.class)
        String displayName,

        @Schema(type = SchemaType.ARRAY, implementation = Described.TenantRole.class, minItems = 1, maxItems = 2)
        List<String> roles) {}
