package dev.mintmark.persistence.activity;

import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was counted per day: sums, and beside them the hours that are not summed up yet. */
final class DailyActivity {
    /** Of app_activity: its rows as sums of a day would have them. */
    private static final String OF_HOURS =
            """
            SELECT app_id, hour_number / 24 AS day_number, CASE WHEN outcome = '%1$s' THEN times ELSE 0 END AS issued,
                   CASE WHEN outcome IN ('%1$s', '%2$s', '%3$s') THEN 0 ELSE times END AS refused
            FROM app_activity
            """.formatted(OutcomeCount.ISSUED, OutcomeCount.NEW_SECRET, OutcomeCount.PREVIOUS_SECRET);

    private static final String SUMS = "CAST(SUM(issued) AS BIGINT) AS issued, CAST(SUM(refused) AS BIGINT) AS refused";

    /** Of all days from one on; that day as the first parameter, its first hour as the second. */
    private static final String COUNTED = "(SELECT app_id, day_number, issued, refused FROM app_activity_day"
            + " WHERE day_number >= ?1 UNION ALL " + OF_HOURS + " WHERE hour_number >= ?2) counted";

    private final EntityManager em;

    DailyActivity(EntityManager em) {
        this.em = em;
    }

    Map<AppId, List<DayCount>> of(TenantId tenant, Collection<AppId> apps, LocalDate from) {
        if (apps.isEmpty()) {
            return Map.of();
        }
        String marks = IntStream.range(0, apps.size())
                .mapToObj(index -> "?" + (index + 4))
                .collect(Collectors.joining(", "));
        Query query = from(
                        "SELECT app_id, day_number, " + SUMS + " FROM " + COUNTED
                                + " WHERE app_id IN (SELECT id FROM app WHERE tenant_id = ?3 AND id IN (" + marks
                                + ")) GROUP BY app_id, day_number",
                        from)
                .setParameter(3, tenant.value());
        int parameter = 4;
        for (AppId app : apps) {
            query.setParameter(parameter++, app.value());
        }
        Map<AppId, List<DayCount>> found = new HashMap<>();
        rows(query).forEach(row -> found.computeIfAbsent(new AppId((UUID) row[0]), absent -> new ArrayList<>())
                .add(day(row[1], row[2], row[3])));
        return found;
    }

    List<DayCount> ofAll(LocalDate from) {
        return rows(from("SELECT day_number, " + SUMS + " FROM " + COUNTED + " GROUP BY day_number", from)).stream()
                .map(row -> day(row[0], row[1], row[2]))
                .toList();
    }

    /** How many counts of an app and an hour are gone. */
    int sumUp(LocalDate before) {
        change("UPDATE activity_summary SET summed_before = ?1", before.toEpochDay());
        long firstHour = Hour.firstOf(before).number();
        // What a node could not store for two days comes to days that are summed up already
        change("""
                UPDATE app_activity_day SET
                    issued = issued + (SELECT SUM(late.issued) FROM (%1$s) late
                        WHERE late.app_id = app_activity_day.app_id AND late.day_number = app_activity_day.day_number),
                    refused = refused + (SELECT SUM(late.refused) FROM (%1$s) late
                        WHERE late.app_id = app_activity_day.app_id AND late.day_number = app_activity_day.day_number)
                WHERE EXISTS (SELECT 1 FROM app_activity late WHERE late.app_id = app_activity_day.app_id
                    AND late.hour_number / 24 = app_activity_day.day_number AND late.hour_number < ?1)
                """.formatted(OF_HOURS + " WHERE hour_number < ?1"), firstHour);
        change(
                "INSERT INTO app_activity_day (app_id, day_number, issued, refused) SELECT app_id, day_number, " + SUMS
                        + " FROM (" + OF_HOURS + " WHERE hour_number < ?1) hours WHERE NOT EXISTS (SELECT 1"
                        + " FROM app_activity_day d WHERE d.app_id = hours.app_id AND d.day_number = hours.day_number)"
                        + " GROUP BY app_id, day_number",
                firstHour);
        return change("DELETE FROM app_activity WHERE hour_number < ?1", firstHour);
    }

    /** How many sums of an app and a day are gone. */
    int forget(LocalDate before) {
        return change("DELETE FROM app_activity_day WHERE day_number < ?1", before.toEpochDay());
    }

    private int change(String sql, long number) {
        return em.createNativeQuery(sql).setParameter(1, number).executeUpdate();
    }

    private Query from(String sql, LocalDate from) {
        return em.createNativeQuery(sql)
                .setParameter(1, from.toEpochDay())
                .setParameter(2, Hour.firstOf(from).number());
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static DayCount day(Object number, Object issued, Object refused) {
        return new DayCount(LocalDate.ofEpochDay((Long) number), (Long) issued, (Long) refused);
    }
}
