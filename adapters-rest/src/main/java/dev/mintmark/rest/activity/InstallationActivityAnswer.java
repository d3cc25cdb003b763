package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What all apps together did at the token endpoint. */
@Schema(
        name = "InstallationActivity",
        description = "What all apps together did at the token endpoint.",
        examples = """
                {
                  "hours": [{"hour": "2026-11-23T10:00:00Z", "issued": 5120, "refused": 7}],
                  "refusals": [{"reason": "plan_retired", "count": 7}]
                }""")
record InstallationActivityAnswer(
        @Schema(description = "The last 48 hours, the oldest first.")
        List<HourAnswer> hours,

        @Schema(description = "Of these hours.") List<RefusalAnswer> refusals) {
    static InstallationActivityAnswer from(Activity activity) {
        return new InstallationActivityAnswer(
                activity.hours().stream().map(HourAnswer::from).toList(), RefusalAnswer.of(activity));
    }
}
