package dev.mintmark.rest.invitation;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What accepts an invitation; exists in the description only. */
@Schema(
        name = "InvitationAcceptance",
        description = "How an invited person becomes a member.",
        additionalProperties = Schema.False.class,
        examples = """
                {"token": "mmi_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf2ihJO8", "displayName": "Ben", "password": "several words do well"}""")
record Acceptance(
        @Schema(
                required = true,
                format = "password",
                minLength = 1,
                description = "What stands in the link's fragment.")
        String token,

        @Schema(
                implementation = Described.DisplayName.class,
                nullable = true,
                description = "May be left out if the invitation has one.")
        String displayName,

        @Schema(required = true, format = "password", minLength = 12, maxLength = 128)
        String password) {
    @Override
    public String toString() {
        return "Acceptance(hidden)";
    }
}
