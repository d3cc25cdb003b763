package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.time.Instant;

/**
 * Tokens and refusals of one app in one hour.
 *
 * @param withNewSecret how often it was authenticated by the newer of two secrets that overlap
 * @param withPreviousSecret how often by the older one
 */
record AppHourResponse(Instant hour, long issued, long refused, long withNewSecret, long withPreviousSecret) {
    static AppHourResponse from(Activity.InHour hour) {
        return new AppHourResponse(
                hour.hour().start(), hour.issued(), hour.refused(), hour.withNewSecret(), hour.withPreviousSecret());
    }
}
