package dev.mintmark.persistence.host;

import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The columns of a plan's limits, nothing in those that are not set. A new limit is added here and in the schema. */
@Embeddable
public class LimitColumns {
    private static final Map<Limit, Accessor> ACCESSORS = new EnumMap<>(Map.of(
            Limit.PER_DOCUMENT, new Accessor(row -> row.perDocument, (row, value) -> row.perDocument = value),
            Limit.PER_HOUR, new Accessor(row -> row.perHour, (row, value) -> row.perHour = value),
            Limit.PER_DAY, new Accessor(row -> row.perDay, (row, value) -> row.perDay = value),
            Limit.PER_WEEK, new Accessor(row -> row.perWeek, (row, value) -> row.perWeek = value),
            Limit.PER_MONTH, new Accessor(row -> row.perMonth, (row, value) -> row.perMonth = value),
            Limit.REQUESTS_PER_MINUTE,
                    new Accessor(row -> row.requestsPerMinute, (row, value) -> row.requestsPerMinute = value)));

    @Column(name = "per_document")
    private Long perDocument;

    @Column(name = "per_hour")
    private Long perHour;

    @Column(name = "per_day")
    private Long perDay;

    @Column(name = "per_week")
    private Long perWeek;

    @Column(name = "per_month")
    private Long perMonth;

    @Column(name = "requests_per_minute")
    private Long requestsPerMinute;

    protected LimitColumns() {}

    /** The column of a limit. */
    public static String nameOf(Limit limit) {
        return limit.name().toLowerCase(Locale.ROOT);
    }

    static LimitColumns of(Limits limits) {
        LimitColumns row = new LimitColumns();
        ACCESSORS.forEach(
                (limit, accessor) -> accessor.set().accept(row, limits.asMap().get(limit)));
        return row;
    }

    /** The limits that are set; where none is, there may be no row of columns. */
    static Limits toDomain(LimitColumns row) {
        Map<Limit, Long> limits = new EnumMap<>(Limit.class);
        if (row != null) {
            ACCESSORS.forEach(
                    (limit, accessor) -> limits.put(limit, accessor.get().apply(row)));
            limits.values().removeIf(value -> value == null);
        }
        return Limits.of(limits);
    }

    private record Accessor(Function<LimitColumns, Long> get, BiConsumer<LimitColumns, Long> set) {}
}
