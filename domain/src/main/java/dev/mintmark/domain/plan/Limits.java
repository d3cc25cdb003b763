package dev.mintmark.domain.plan;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits that a plan sets, in Document Units except for the request rate (rules §4). What is missing is not limited
 * by the plan; zero means zero.
 */
public final class Limits {
    /** The greatest value of a limit: the greatest whole number that every JSON reader keeps exactly, 2^53 - 1. */
    public static final long MAX = 9_007_199_254_740_991L;

    /** No limit set. */
    public static final Limits NONE = new Limits(Map.of());

    private static final List<Limit> WINDOWS = List.of(Limit.PER_HOUR, Limit.PER_DAY, Limit.PER_WEEK, Limit.PER_MONTH);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(MAX);

    private final Map<Limit, Long> values;

    private Limits(Map<Limit, Long> values) {
        EnumMap<Limit, Long> ordered = new EnumMap<>(Limit.class);
        ordered.putAll(values);
        this.values = Collections.unmodifiableMap(ordered);
    }

    /**
     * Limits that were checked before, as read from the store.
     *
     * @throws IllegalArgumentException if they break a rule
     */
    public static Limits of(Map<Limit, Long> values) {
        Violations violations = new Violations();
        EnumMap<Limit, BigDecimal> numbers = new EnumMap<>(Limit.class);
        values.forEach((limit, value) -> numbers.put(limit, BigDecimal.valueOf(value)));
        return parse(numbers, "limits", violations)
                .orElseThrow(() -> new IllegalArgumentException("limits break a rule: " + violations.list()));
    }

    /** Limits that a store holds by the same rules. */
    public static Limits stored(Map<Limit, Long> values) {
        return new Limits(values);
    }

    /**
     * Reads limits; reports {@code invalid_limits} for every value out of range and every window that allows less than
     * one it contains.
     */
    public static Optional<Limits> parse(Map<Limit, BigDecimal> numbers, String field, Violations violations) {
        EnumMap<Limit, Long> values = new EnumMap<>(Limit.class);
        boolean sound = true;
        for (Map.Entry<Limit, BigDecimal> entry : numbers.entrySet()) {
            if (isWholeInRange(entry.getValue())) {
                values.put(entry.getKey(), entry.getValue().longValueExact());
            } else {
                violations.add(field + "." + entry.getKey().code(), Fault.INVALID_LIMITS);
                sound = false;
            }
        }
        return windowsGrow(values, field, violations) && sound ? Optional.of(new Limits(values)) : Optional.empty();
    }

    /** Decides in an order that keeps numbers with huge exponents, and those with many digits, cheap. */
    private static boolean isWholeInRange(BigDecimal number) {
        return number.signum() == 0
                || (number.compareTo(BigDecimal.ONE) >= 0
                        && number.compareTo(GREATEST) <= 0
                        && number.setScale(0, RoundingMode.DOWN).compareTo(number) == 0);
    }

    private static boolean windowsGrow(Map<Limit, Long> values, String field, Violations violations) {
        boolean grow = true;
        Limit narrower = null;
        for (Limit window : WINDOWS) {
            if (!values.containsKey(window)) {
                continue;
            }
            if (narrower != null && values.get(window) < values.get(narrower)) {
                violations.add(
                        field + "." + window.code(),
                        Fault.INVALID_LIMITS,
                        "A wider window may not allow less than " + narrower.code() + ".");
                grow = false;
            }
            if (narrower == null || values.get(window) > values.get(narrower)) {
                narrower = window;
            }
        }
        return grow;
    }

    /** These limits with some set to another number and some (mapped to empty) removed; not yet checked. */
    public Map<Limit, BigDecimal> merge(Map<Limit, Optional<BigDecimal>> changes) {
        EnumMap<Limit, BigDecimal> merged = new EnumMap<>(Limit.class);
        values.forEach((limit, value) -> merged.put(limit, BigDecimal.valueOf(value)));
        changes.forEach((limit, number) -> {
            if (number.isPresent()) {
                merged.put(limit, number.get());
            } else {
                merged.remove(limit);
            }
        });
        return merged;
    }

    /** The value of one limit; empty where it is not set. */
    public OptionalLong get(Limit limit) {
        Long value = values.get(limit);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The limits that are set, in the order of {@link Limit}. */
    public Map<Limit, Long> asMap() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits && limits.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
