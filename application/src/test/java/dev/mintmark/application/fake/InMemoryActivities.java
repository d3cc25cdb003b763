package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedUse;
import java.time.Instant;
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

    InMemoryActivities(InMemoryApps apps, InMemoryResourceServers servers) {
        this.apps = apps;
        this.servers = servers;
    }

    Runnable snapshot() {
        Map<Key, Long> countsBefore = new HashMap<>(counts);
        Map<Attempts, Long> attemptsBefore = new HashMap<>(attempts);
        return () -> {
            counts = countsBefore;
            attempts = attemptsBefore;
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
    public int forget(Hour before) {
        int count = counts.size();
        counts.keySet().removeIf(key -> key.hour().compareTo(before) < 0);
        return count - counts.size();
    }

    private record Key(AppId app, Hour hour, String outcome) {}

    private record Attempts(AppId app, Optional<Instant> since) {}
}
