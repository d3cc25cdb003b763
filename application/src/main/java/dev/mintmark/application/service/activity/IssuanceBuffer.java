package dev.mintmark.application.service.activity;

import dev.mintmark.application.port.in.activity.KeepActivity;
import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Counts in memory what happens at the token endpoint of this node, until it is stored (rules §7). A count is taken out
 * of its map in one step, so none is lost or stored twice however many threads count meanwhile. What unknown callers
 * can fill is bounded; beyond that their failures are not counted.
 */
public final class IssuanceBuffer implements IssuanceMeter {
    private static final int MOST_UNPROVEN = 10_000;

    private final Map<OfApp, Long> counts = new ConcurrentHashMap<>();
    private final Map<ActivityBatch.AppApi, Instant> lastIssued = new ConcurrentHashMap<>();
    private final Map<OfClient, Long> claimed = new ConcurrentHashMap<>();
    private final Map<SecretDigest, Long> secrets = new ConcurrentHashMap<>();
    private final Map<ActivityBatch.SecretOfApp, Instant> lastUsed = new ConcurrentHashMap<>();
    private final Map<ActivityBatch.CredentialOfApp, FederatedUse> federatedUses = new ConcurrentHashMap<>();
    private final Map<InMinute, Long> blocked = new ConcurrentHashMap<>();

    @Override
    public void secretUsed(AppId app, SecretDigest secret, Optional<String> overlapUse, Instant at) {
        lastUsed.merge(new ActivityBatch.SecretOfApp(app, secret), at, IssuanceBuffer::later);
        overlapUse.ifPresent(use -> counts.merge(new OfApp(app, Hour.of(at), use), 1L, Long::sum));
    }

    @Override
    public void federatedTokenUsed(AppId app, String credential, FederatedUse use) {
        federatedUses.merge(new ActivityBatch.CredentialOfApp(app, credential), use, IssuanceBuffer::later);
    }

    @Override
    public void issued(IssuanceFacts app, Instant at) {
        counts.merge(new OfApp(app.app(), Hour.of(at), OutcomeCount.ISSUED), 1L, Long::sum);
        app.api()
                .ifPresent(api ->
                        lastIssued.merge(new ActivityBatch.AppApi(app.app(), api.id()), at, IssuanceBuffer::later));
    }

    @Override
    public void refused(IssuanceFacts app, String reason, Instant at) {
        counts.merge(new OfApp(app.app(), Hour.of(at), reason), 1L, Long::sum);
        blocked.merge(new InMinute(app.tenant(), app.app(), reason, at.truncatedTo(ChronoUnit.MINUTES)), 1L, Long::sum);
    }

    @Override
    public void notAuthenticated(Optional<ClientId> clientId, Optional<SecretDigest> secret, Instant at) {
        clientId.ifPresent(id -> countUnproven(claimed, new OfClient(id, Hour.of(at))));
        secret.ifPresent(digest -> countUnproven(secrets, digest));
    }

    private static <K> void countUnproven(Map<K, Long> map, K key) {
        if (map.size() < MOST_UNPROVEN || map.containsKey(key)) {
            map.merge(key, 1L, Long::sum);
        }
    }

    /** Stores everything counted so far; what cannot be stored is kept for the next time. */
    public void store(KeepActivity activity) {
        ActivityBatch collected = collect();
        if (collected.isEmpty()) {
            return;
        }
        try {
            activity.keep(collected);
        } catch (RuntimeException notStored) {
            putBack(collected);
            throw notStored;
        }
    }

    /**
     * Tells of the blocked issuances of every minute that is over at this instant; what cannot be told is kept for the
     * next time.
     */
    public void tell(KeepActivity activity, Instant now) {
        for (InMinute key : List.copyOf(blocked.keySet())) {
            if (!key.minute().plus(1, ChronoUnit.MINUTES).isAfter(now)) {
                Optional.ofNullable(blocked.remove(key)).ifPresent(times -> tell(activity, key, times));
            }
        }
    }

    private void tell(KeepActivity activity, InMinute key, long times) {
        try {
            activity.tell(new KeepActivity.Blocked(key.tenant(), key.app(), key.reason(), key.minute(), times));
        } catch (RuntimeException notTold) {
            blocked.merge(key, times, Long::sum);
            throw notTold;
        }
    }

    private ActivityBatch collect() {
        return new ActivityBatch(
                grouped(taken(counts), OfApp::app, OfApp::hour, OfApp::outcome),
                taken(lastIssued),
                grouped(taken(claimed), OfClient::clientId, OfClient::hour, key -> OutcomeCount.INVALID_CLIENT),
                taken(secrets),
                taken(lastUsed),
                taken(federatedUses));
    }

    private void putBack(ActivityBatch collected) {
        collected
                .apps()
                .forEach((app, list) -> list.forEach(count ->
                        counts.merge(new OfApp(app, count.hour(), count.outcome()), count.times(), Long::sum)));
        collected.lastIssued().forEach((use, at) -> lastIssued.merge(use, at, IssuanceBuffer::later));
        collected
                .claimed()
                .forEach((clientId, list) -> list.forEach(
                        count -> claimed.merge(new OfClient(clientId, count.hour()), count.times(), Long::sum)));
        collected.secrets().forEach((digest, times) -> secrets.merge(digest, times, Long::sum));
        collected.lastUsed().forEach((secret, at) -> lastUsed.merge(secret, at, IssuanceBuffer::later));
        collected.federatedUses().forEach((of, use) -> federatedUses.merge(of, use, IssuanceBuffer::later));
    }

    private static <K, V> Map<K, V> taken(Map<K, V> from) {
        Map<K, V> taken = new HashMap<>();
        for (K key : from.keySet()) {
            V value = from.remove(key);
            if (value != null) {
                taken.put(key, value);
            }
        }
        return taken;
    }

    private static <K, O> Map<O, List<OutcomeCount>> grouped(
            Map<K, Long> counts, Function<K, O> owner, Function<K, Hour> hour, Function<K, String> outcome) {
        Map<O, List<OutcomeCount>> grouped = new HashMap<>();
        counts.forEach((key, times) -> grouped.computeIfAbsent(owner.apply(key), absent -> new ArrayList<>())
                .add(new OutcomeCount(hour.apply(key), outcome.apply(key), times)));
        return grouped;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static FederatedUse later(FederatedUse one, FederatedUse other) {
        return one.at().isAfter(other.at()) ? one : other;
    }

    private record OfApp(AppId app, Hour hour, String outcome) {}

    private record OfClient(ClientId clientId, Hour hour) {}

    private record InMinute(TenantId tenant, AppId app, String reason, Instant minute) {}
}
