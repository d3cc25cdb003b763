package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an app did at the token endpoint (http-api §2, activity).
 *
 * @param lastTokenIssuedAt null until the first
 */
@Schema(
        name = "AppActivity",
        description = "What an app did at the token endpoint; at most 5 seconds behind.",
        examples = """
                {
                  "lastTokenIssuedAt": "2026-11-23T10:15:30Z",
                  "hours": [{"hour": "2026-11-23T10:00:00Z", "issued": 120, "refused": 1}],
                  "refusals": [{"reason": "invalid_client", "count": 1}],
                  "replacedSecretAttempts": 1
                }""")
record AppActivityAnswer(
        @Schema(nullable = true, description = "Null until the first.")
        Instant lastTokenIssuedAt,

        @Schema(description = "The last 48 hours, the oldest first.")
        List<HourAnswer> hours,

        @Schema(description = "Of these hours.") List<RefusalAnswer> refusals,

        @Schema(minimum = "0", description = "Tries with a replaced secret since the last one was replaced.")
        long replacedSecretAttempts) {
    static AppActivityAnswer from(ReadActivity.AppActivity activity) {
        return new AppActivityAnswer(
                activity.lastTokenIssuedAt().orElse(null),
                activity.activity().hours().stream().map(HourAnswer::from).toList(),
                RefusalAnswer.of(activity.activity()),
                activity.replacedSecretAttempts());
    }
}
