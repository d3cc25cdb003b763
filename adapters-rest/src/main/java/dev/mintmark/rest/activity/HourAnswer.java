package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.time.Instant;

/** Tokens and refusals of one hour. */
record HourAnswer(Instant hour, long issued, long refused) {
    static HourAnswer from(Activity.InHour hour) {
        return new HourAnswer(hour.hour().start(), hour.issued(), hour.refused());
    }
}
