package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import java.time.Instant;
import java.util.List;

/**
 * What an app did at the token endpoint (http-api §2, activity).
 *
 * @param lastTokenIssuedAt null until the first
 */
record AppActivityAnswer(
        Instant lastTokenIssuedAt, List<HourAnswer> hours, List<RefusalAnswer> refusals, long replacedSecretAttempts) {
    static AppActivityAnswer from(ReadActivity.AppActivity activity) {
        return new AppActivityAnswer(
                activity.lastTokenIssuedAt().orElse(null),
                activity.activity().hours().stream().map(HourAnswer::from).toList(),
                RefusalAnswer.of(activity.activity()),
                activity.replacedSecretAttempts());
    }
}
