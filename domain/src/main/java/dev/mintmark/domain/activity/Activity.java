package dev.mintmark.domain.activity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * What happened within some hours and days, added up (http-api §2, activity).
 *
 * @param hours every hour in turn, also those in which nothing happened
 * @param refusals how many refusals there were in these hours by reason, in the order of the reasons' names
 * @param days every day in turn, the last one until now
 */
public record Activity(List<InHour> hours, Map<String, Long> refusals, List<DayCount> days) {
    /** How many hours are shown. */
    public static final int HOURS = 48;

    /** How many days are shown, with the one that is not over. */
    public static final int DAYS = 30;

    /** Adds up what was counted in the hours that end with this one, and in the days that end with its day. */
    public static Activity until(Hour last, List<OutcomeCount> counted, List<DayCount> days) {
        List<InHour> hours = LongStream.rangeClosed(1 - HOURS, 0)
                .mapToObj(last::plus)
                .map(hour -> inHour(
                        hour,
                        counted.stream()
                                .filter(each -> each.hour().equals(hour))
                                .toList()))
                .toList();
        Map<String, Long> refusals = new TreeMap<>();
        counted.stream()
                .filter(each -> each.isRefusal()
                        && !each.hour().start().isBefore(hours.get(0).hour().start()))
                .forEach(each -> refusals.merge(each.outcome(), each.times(), Long::sum));
        return new Activity(hours, refusals, DayCount.each(last.day(), DAYS, days));
    }

    private static InHour inHour(Hour hour, List<OutcomeCount> counted) {
        return new InHour(
                hour,
                times(counted, each -> each.outcome().equals(OutcomeCount.ISSUED)),
                times(counted, OutcomeCount::isRefusal),
                times(counted, each -> each.outcome().equals(OutcomeCount.NEW_SECRET)),
                times(counted, each -> each.outcome().equals(OutcomeCount.PREVIOUS_SECRET)));
    }

    private static long times(List<OutcomeCount> counted, Predicate<OutcomeCount> which) {
        return counted.stream().filter(which).mapToLong(OutcomeCount::times).sum();
    }

    /**
     * Tokens and refusals of one hour.
     *
     * @param withNewSecret how often clients were authenticated by the newer of two secrets; counted while both work
     * @param withPreviousSecret how often by the older one
     */
    public record InHour(Hour hour, long issued, long refused, long withNewSecret, long withPreviousSecret) {}
}
