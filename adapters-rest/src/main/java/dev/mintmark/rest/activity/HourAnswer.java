package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tokens and refusals of one hour. */
@Schema(name = "ActivityHour", description = "Tokens and refusals of one hour.")
record HourAnswer(
        @Schema(description = "Its beginning.") Instant hour,
        @Schema(minimum = "0") long issued,
        @Schema(minimum = "0") long refused) {
    static HourAnswer from(Activity.InHour hour) {
        return new HourAnswer(hour.hour().start(), hour.issued(), hour.refused());
    }
}
