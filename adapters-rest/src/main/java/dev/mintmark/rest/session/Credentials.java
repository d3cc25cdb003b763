package dev.mintmark.rest.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person signs in with; exists in the description only. */
@Schema(description = "What a person signs in with.", additionalProperties = Schema.False.class, examples = """
                {"email": "ann@acme.example", "password": "several words do well"}""")
record Credentials(
        @Schema(required = true, minLength = 1, description = "The member's e-mail address.")
        String email,

        @Schema(required = true, format = "password", minLength = 1, description = "The member's password.")
        String password) {
    @Override
    public String toString() {
        return "Credentials(hidden)";
    }
}
