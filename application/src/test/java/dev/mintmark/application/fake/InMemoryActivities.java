package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was counted, in memory. */
final class InMemoryActivities implements Activities {
    private final InMemoryApps apps;
    private final InMemoryResourceServers servers;
    private Map<Key, Long> counts = new HashMap<>();
    private Map<Attempts, Long> attempts = new HashMap<>();
    private Map<DayOfApp, DayCount> days = new HashMap<>();

    InMemoryActivities(InMemoryApps apps, InMemoryResourceServers servers) {
        this.apps = apps;
        this.servers = servers;
    }

    Runnable snapshot() {
        Map<Key, Long> countsBefore = new HashMap<>(counts);
        Map<Attempts, Long> attemptsBefore = new HashMap<>(attempts);
        Map<DayOfApp, DayCount> daysBefore = new HashMap<>(days);
        return () -> {
            counts = countsBefore;
            attempts = attemptsBefore;
            days = daysBefore;
        };
    }

    @Override
    public void add(ActivityBatch collected) {
        collected.apps().forEach(this::add);
        collected.claimed().forEach((clientId, list) -> apps.ofClient(clientId).ifPresent(app -> add(app, list)));
        collected.secrets().forEach((digest, times) -> apps.ofReplacedSecret(digest)
                .ifPresent(app -> attempts.merge(new Attempts(app, apps.lastReplacement(app)), times, Long::sum)));
        collected.lastUsed().forEach((secret, at) -> apps.used(secret.app(), secret.secret(), at));
        collected.federatedUses().forEach((of, use) -> apps.used(of.app(), of.name(), use));
        collected.lastIssued().forEach((use, at) -> {
            if (apps.isThere(use.app())) {
                apps.issued(use.app(), at);
                servers.issued(use, at);
            }
        });
    }

    private void add(AppId app, List<OutcomeCount> list) {
        if (apps.isThere(app)) {
            list.forEach(count -> counts.merge(new Key(app, count.hour(), count.outcome()), count.times(), Long::sum));
        }
    }

    @Override
    public List<OutcomeCount> of(AppId app, Hour from) {
        return matching(key -> key.app().equals(app) && key.hour().compareTo(from) >= 0).entrySet().stream()
                .map(count ->
                        new OutcomeCount(count.getKey().hour(), count.getKey().outcome(), count.getValue()))
                .toList();
    }

    @Override
    public List<OutcomeCount> ofAll(Hour from) {
        Map<Key, Long> sums = new HashMap<>();
        matching(key -> key.hour().compareTo(from) >= 0)
                .forEach((key, times) -> sums.merge(new Key(null, key.hour(), key.outcome()), times, Long::sum));
        return sums.entrySet().stream()
                .map(count ->
                        new OutcomeCount(count.getKey().hour(), count.getKey().outcome(), count.getValue()))
                .toList();
    }

    private Map<Key, Long> matching(Predicate<Key> which) {
        Map<Key, Long> matching = new HashMap<>(counts);
        matching.keySet().removeIf(which.negate().or(key -> !apps.isThere(key.app())));
        return matching;
    }

    @Override
    public long replacedSecretAttempts(AppId app) {
        return attempts.getOrDefault(new Attempts(app, apps.lastReplacement(app)), 0L);
    }

    @Override
    public Map<String, FederatedUse> federatedUses(AppId app) {
        return apps.federatedUses(app);
    }

    @Override
    public Map<AppId, List<DayCount>> days(TenantId tenant, Collection<AppId> of, LocalDate from) {
        Map<AppId, List<DayCount>> found = new HashMap<>();
        of.stream()
                .filter(app -> apps.find(tenant, app).isPresent())
                .map(app -> Map.entry(app, daysOf(app::equals, from)))
                .filter(app -> !app.getValue().isEmpty())
                .forEach(app -> found.put(app.getKey(), app.getValue()));
        return found;
    }

    @Override
    public List<DayCount> daysOfAll(LocalDate from) {
        return daysOf(apps::isThere, from);
    }

    private List<DayCount> daysOf(Predicate<AppId> which, LocalDate from) {
        Map<LocalDate, DayCount> all = new HashMap<>();
        days.entrySet().stream()
                .filter(day -> which.test(day.getKey().app()))
                .forEach(day -> all.merge(day.getKey().day(), day.getValue(), InMemoryActivities::sum));
        matching(key -> which.test(key.app()))
                .forEach((key, times) -> all.merge(key.hour().day(), dayOf(key, times), InMemoryActivities::sum));
        return all.values().stream().filter(day -> !day.day().isBefore(from)).toList();
    }

    private static DayCount dayOf(Key key, long times) {
        OutcomeCount count = new OutcomeCount(key.hour(), key.outcome(), times);
        return new DayCount(
                key.hour().day(), key.outcome().equals(OutcomeCount.ISSUED) ? times : 0, count.isRefusal() ? times : 0);
    }

    private static DayCount sum(DayCount one, DayCount other) {
        return new DayCount(one.day(), one.issued() + other.issued(), one.refused() + other.refused());
    }

    @Override
    public void sumUp(LocalDate before) {
        Map<Key, Long> older = matching(key -> key.hour().day().isBefore(before));
        older.forEach((key, times) ->
                days.merge(new DayOfApp(key.app(), key.hour().day()), dayOf(key, times), InMemoryActivities::sum));
        counts.keySet().removeAll(older.keySet());
    }

    @Override
    public void forget(LocalDate before) {
        days.keySet().removeIf(key -> key.day().isBefore(before));
    }

    private record DayOfApp(AppId app, LocalDate day) {}

    private record Key(AppId app, Hour hour, String outcome) {}

    private record Attempts(AppId app, Optional<Instant> since) {}
}
