package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.time.Instant;

/** Tokens and refusals of one hour. */
record HourResponse(Instant hour, long issued, long refused) {
    static HourResponse from(Activity.InHour hour) {
        return new HourResponse(hour.hour().start(), hour.issued(), hour.refused());
    }
}
