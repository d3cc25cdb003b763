package dev.mintmark.domain.activity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What happened within some hours, added up (http-api §2, activity).
 *
 * @param hours every hour in turn, also those in which nothing happened
 * @param refusals how many refusals there were by reason, in the order of the reasons' names
 */
public record Activity(List<InHour> hours, Map<String, Long> refusals) {
    /** How many hours are shown. */
    public static final int HOURS = 48;

    /** Adds up what was counted in the hours that end with this one. */
    public static Activity until(Hour last, List<OutcomeCount> counted) {
        List<InHour> hours = LongStream.rangeClosed(1 - HOURS, 0)
                .mapToObj(last::plus)
                .map(hour -> new InHour(
                        hour,
                        times(counted.stream()
                                .filter(each -> each.hour().equals(hour) && each.isIssued())
                                .toList()),
                        times(counted.stream()
                                .filter(each -> each.hour().equals(hour) && !each.isIssued())
                                .toList())))
                .toList();
        Map<String, Long> refusals = new TreeMap<>();
        counted.stream()
                .filter(each -> !each.isIssued()
                        && !each.hour().start().isBefore(hours.get(0).hour().start()))
                .forEach(each -> refusals.merge(each.outcome(), each.times(), Long::sum));
        return new Activity(hours, refusals);
    }

    private static long times(List<OutcomeCount> counted) {
        return counted.stream().mapToLong(OutcomeCount::times).sum();
    }

    /** Tokens and refusals of one hour. */
    public record InHour(Hour hour, long issued, long refused) {}
}
