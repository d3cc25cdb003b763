package dev.mintmark.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final Hour NOW = Hour.of(Instant.parse("2026-03-04T05:59:59.999999Z"));

    @Test
    void knowsTheHourOfAnInstant() {
        assertThat(NOW.start()).isEqualTo(Instant.parse("2026-03-04T05:00:00Z"));
        assertThat(Hour.of(Instant.parse("2026-03-04T06:00:00Z"))).isEqualTo(NOW.plus(1));
        assertThat(Hour.of(Instant.ofEpochSecond(-1))).isEqualTo(new Hour(-1));
    }

    @Test
    void showsFortyEightHoursTheOldestFirstAlsoThoseWithoutAnything() {
        Activity activity = Activity.until(NOW, List.of(), List.of());

        assertThat(activity.hours()).hasSize(48);
        assertThat(activity.hours().get(0)).isEqualTo(new Activity.InHour(NOW.plus(-47), 0, 0, 0, 0));
        assertThat(activity.hours().get(47)).isEqualTo(new Activity.InHour(NOW, 0, 0, 0, 0));
        assertThat(activity.refusals()).isEmpty();
    }

    @Test
    void addsUpTokensByHourAndRefusalsByHourAndReason() {
        Activity activity = Activity.until(
                NOW,
                List.of(
                        new OutcomeCount(NOW, "issued", 5),
                        new OutcomeCount(NOW, "plan_retired", 2),
                        new OutcomeCount(NOW, "invalid_client", 1),
                        new OutcomeCount(NOW.plus(-47), "invalid_client", 3),
                        new OutcomeCount(NOW.plus(-48), "invalid_client", 100)),
                List.of());

        assertThat(activity.hours().get(47)).isEqualTo(new Activity.InHour(NOW, 5, 3, 0, 0));
        assertThat(activity.hours().get(0)).isEqualTo(new Activity.InHour(NOW.plus(-47), 0, 3, 0, 0));
        assertThat(activity.refusals()).containsExactly(entry("invalid_client", 4L), entry("plan_retired", 2L));
    }

    @Test
    void tellsUsesOfTwoSecretsApartAndTakesNoneForARefusal() {
        Activity activity = Activity.until(
                NOW,
                List.of(
                        new OutcomeCount(NOW, "issued", 5),
                        new OutcomeCount(NOW, "new_secret", 4),
                        new OutcomeCount(NOW, "previous_secret", 2)),
                List.of());

        assertThat(activity.hours().get(47)).isEqualTo(new Activity.InHour(NOW, 5, 0, 4, 2));
        assertThat(activity.refusals()).isEmpty();
    }

    @Test
    void showsThirtyDaysTheOldestFirstAlsoThoseWithoutAnything() {
        LocalDate today = LocalDate.parse("2026-03-04");
        DayCount some = new DayCount(today.minusDays(29), 7, 1);
        DayCount tooOld = new DayCount(today.minusDays(30), 100, 100);

        Activity activity = Activity.until(NOW, List.of(), List.of(tooOld, some));

        assertThat(activity.days()).hasSize(30).startsWith(some).endsWith(new DayCount(today, 0, 0));
    }

    @Test
    void knowsTheDayOfAnHour() {
        LocalDate day = LocalDate.parse("2026-03-04");

        assertThat(NOW.day()).isEqualTo(day);
        assertThat(Hour.firstOf(day)).isEqualTo(NOW.plus(-5));
        assertThat(Hour.firstOf(day).plus(-1).day()).isEqualTo(day.minusDays(1));
        assertThat(new Hour(-1).day()).isEqualTo(LocalDate.EPOCH.minusDays(1));
    }
}
