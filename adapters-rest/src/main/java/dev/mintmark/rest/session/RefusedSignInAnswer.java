package dev.mintmark.rest.session;

import dev.mintmark.domain.audit.RefusedSignIns;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often signing in was refused to one account from one address in one minute (rules §9).
 *
 * @param account null for what was no e-mail address, and for management keys
 * @param address null where too many were refused in a moment to keep each of them
 */
@Schema(description = "How often signing in was refused to one account from one address in one minute.", examples = """
                {
                  "account": "ann@acme.example",
                  "address": "203.0.113.7",
                  "minute": "2026-11-23T10:15:00Z",
                  "times": 3
                }""")
record RefusedSignInAnswer(
        @Schema(
                nullable = true,
                description =
                        "What was typed as e-mail address, in lower case, whether a member has it or not; null for what is none, and for management keys.")
        String account,

        @Schema(
                nullable = true,
                description = "The client's IP address; null where there were too many at once to keep each of them.")
        String address,

        Instant minute,
        @Schema(minimum = "1") long times) {
    static RefusedSignInAnswer from(RefusedSignIns refused) {
        return new RefusedSignInAnswer(
                refused.account().isEmpty() ? null : refused.account(),
                refused.address().isEmpty() ? null : refused.address(),
                refused.minute(),
                refused.times());
    }
}
