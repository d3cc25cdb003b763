package dev.mintmark.rest.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of the own password; exists in the description only. */
@Schema(description = "A change of the own password.", additionalProperties = Schema.False.class, examples = """
                {"current": "several words do well", "new": "several other words do better"}""")
record PasswordChange(
        @Schema(required = true, format = "password", minLength = 1, description = "The member's password until now.")
        String current,

        @Schema(
                name = "new",
                required = true,
                format = "password",
                minLength = 12,
                maxLength = 128,
                description = "The member's password from now on; another one than before.")
        String replacement) {
    @Override
    public String toString() {
        return "PasswordChange(hidden)";
    }
}
