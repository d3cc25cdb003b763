package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.RegenerateSecret;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new secret, this once. Not printed. */
@Schema(
        name = "RegeneratedSecret",
        description = "A new client secret, which is shown this once; the old one is dead.",
        examples = """
                {
                  "clientId": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "clientSecret": "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40",
                  "secretCreatedAt": "2026-11-23T10:15:30Z"
                }""")
record RegeneratedAnswer(
        @Schema(implementation = Described.ClientId.class) String clientId,

        @Schema(implementation = Described.ClientSecret.class)
        String clientSecret,

        Instant secretCreatedAt) {
    static RegeneratedAnswer from(RegenerateSecret.Regenerated regenerated) {
        return new RegeneratedAnswer(
                regenerated.clientId().value(), regenerated.secret().reveal(), regenerated.secretCreatedAt());
    }

    @Override
    public String toString() {
        return "RegeneratedAnswer(hidden)";
    }
}
