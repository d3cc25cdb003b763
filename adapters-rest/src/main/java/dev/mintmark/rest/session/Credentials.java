package dev.mintmark.rest.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody signs in with; exists in the description only. */
@Schema(
        name = "Credentials",
        description = "What a person signs in with, or automation.",
        oneOf = {Credentials.OfPerson.class, Credentials.OfAutomation.class},
        examples = """
                {"email": "ann@acme.example", "password": "several words do well"}""")
interface Credentials {
    /** What a person signs in with. */
    @Schema(
            name = "PersonCredentials",
            description = "What a person signs in with.",
            additionalProperties = Schema.False.class,
            examples = """
                    {"email": "ann@acme.example", "password": "several words do well"}""")
    record OfPerson(
            @Schema(required = true, minLength = 1, description = "The member's e-mail address.")
            String email,

            @Schema(required = true, format = "password", minLength = 1, description = "The member's password.")
            String password) {
        @Override
        public String toString() {
            return "OfPerson(hidden)";
        }
    }

    /** What automation signs in with. */
    @Schema(
            name = "KeyCredentials",
            description = "What automation signs in with.",
            additionalProperties = Schema.False.class,
            examples = """
                    {"key": "mmk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf09ySpR"}""")
    record OfAutomation(
            @Schema(required = true, format = "password", minLength = 1, description = "A management key.")
            String key) {
        @Override
        public String toString() {
            return "OfAutomation(hidden)";
        }
    }
}
