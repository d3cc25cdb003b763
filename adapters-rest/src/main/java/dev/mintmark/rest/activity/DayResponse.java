package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.DayCount;
import java.util.List;

/**
 * Tokens and refusals of one day.
 *
 * @param day in UTC, as ISO 8601 writes it
 */
record DayResponse(String day, long issued, long refused) {
    static List<DayResponse> of(List<DayCount> days) {
        return days.stream()
                .map(day -> new DayResponse(day.day().toString(), day.issued(), day.refused()))
                .toList();
    }
}
