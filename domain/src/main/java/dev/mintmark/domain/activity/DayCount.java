package dev.mintmark.domain.activity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Tokens and refusals of one day.
 *
 * @param day in UTC
 * @param issued tokens
 * @param refused requests that were refused a token, for whatever reason
 */
public record DayCount(LocalDate day, long issued, long refused) {
    /** Checks that there is a day. */
    public DayCount {
        Objects.requireNonNull(day);
    }

    /**
     * Every day in turn, also those on which nothing happened.
     *
     * @param last the last one
     * @param days how many
     * @param counted what was counted, in no order; other days are left out
     */
    public static List<DayCount> each(LocalDate last, int days, List<DayCount> counted) {
        Map<LocalDate, DayCount> found = new HashMap<>();
        counted.forEach(count -> found.put(count.day(), count));
        return LongStream.range(0, days)
                .mapToObj(index -> last.minusDays(days - 1 - index))
                .map(day -> found.getOrDefault(day, new DayCount(day, 0, 0)))
                .toList();
    }
}
