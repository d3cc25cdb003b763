package dev.mintmark.token.federation;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.application.port.out.host.IssuerKeys;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The keys of all trusted issuers on this node, fetched or given by value. Thread-safe. */
public final class TrustedIssuerKeys implements IssuerKeys, AutoCloseable {
    private static final int RENEWALS_AT_ONCE = 4;

    private final GuardedClient client;
    private final IssuerFetch fetch;
    private final Clock clock;
    private final ExecutorService renewals;
    private final Map<TrustedIssuerId, FetchedKeys> fetched = new ConcurrentHashMap<>();
    private final Map<TrustedIssuerId, ByValue> byValue = new ConcurrentHashMap<>();

    /** Fetches by this client. */
    public TrustedIssuerKeys(GuardedClient client, Clock clock) {
        this.client = client;
        this.fetch = new IssuerFetch(client);
        this.clock = clock;
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                RENEWALS_AT_ONCE, RENEWALS_AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "mintmark-issuer-keys");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        this.renewals = threads;
    }

    /** The known key of an issuer that may have signed in this way. */
    public Optional<JWK> find(TrustedIssuer issuer, IssuerAlgorithm algorithm, Optional<String> kid) {
        return issuer.settings()
                .keys()
                .keySet()
                .map(set -> IssuerJwks.select(byValue(issuer.id(), set), algorithm, kid))
                .orElseGet(() -> fetched(issuer).find(algorithm, kid));
    }

    /** The same, from the issuer itself. */
    public Optional<JWK> findUnknown(TrustedIssuer issuer, IssuerAlgorithm algorithm, Optional<String> kid) {
        return issuer.settings().keys().keySet().isPresent()
                ? Optional.empty()
                : fetched(issuer).findUnknown(algorithm, kid);
    }

    private FetchedKeys fetched(TrustedIssuer issuer) {
        return fetched.compute(
                issuer.id(),
                (id, known) ->
                        known != null && known.areOf(issuer) ? known : new FetchedKeys(issuer, fetch, renewals, clock));
    }

    private List<JWK> byValue(TrustedIssuerId id, String set) {
        return byValue.compute(id, (same, known) -> known != null && known.set().equals(set) ? known : ByValue.of(set))
                .keys();
    }

    private record ByValue(String set, List<JWK> keys) {
        static ByValue of(String set) {
            return new ByValue(
                    set,
                    IssuerJwks.parse(set.getBytes(StandardCharsets.UTF_8)).orElse(List.of()).stream()
                            .flatMap(key -> IssuerJwks.usable(key).stream())
                            .toList());
        }
    }

    @Override
    public Optional<String> read(Map<String, Object> jwks, String field, Violations violations) {
        Optional<List<Map<String, Object>>> keys = IssuerJwks.keys(jwks);
        if (keys.isEmpty()) {
            violations.add(
                    field, Fault.INVALID_JWK, "Give a JSON Web Key Set: an object with a list of at most 100 keys.");
            return Optional.empty();
        }
        List<Map<String, Object>> usable = keys.get().stream()
                .filter(key -> IssuerJwks.usable(key).isPresent())
                .toList();
        if (usable.isEmpty()) {
            violations.add(
                    field,
                    Fault.INVALID_JWK,
                    "No key of the set can verify tokens: give RSA keys of 2048 to 4096 bits, or EC keys on P-256,"
                            + " P-384 or P-521.");
            return Optional.empty();
        }
        return Optional.of(JSONObjectUtils.toJSONString(Map.of("keys", usable)));
    }

    @Override
    public Fetched fetch(TrustedIssuer issuer) {
        Optional<String> set = issuer.settings().keys().keySet();
        if (set.isPresent()) {
            List<Map<String, Object>> given =
                    IssuerJwks.parse(set.get().getBytes(StandardCharsets.UTF_8)).orElse(List.of());
            return came(issuer, Optional.empty(), given);
        }
        try {
            IssuerFetch.Fetched came = fetch.fetch(issuer);
            return came(issuer, Optional.of(came.address().toString()), came.keys());
        } catch (FetchFailed why) {
            return new Fetched(false, why.getMessage(), issuer.settings().keys().address(), List.of());
        }
    }

    private static Fetched came(TrustedIssuer issuer, Optional<String> address, List<Map<String, Object>> came) {
        List<Key> keys = came.stream().map(key -> key(issuer, key)).toList();
        long usable = keys.stream().filter(Key::usable).count();
        String detail = usable > 0
                ? usable + " of " + keys.size() + " keys can be used."
                : "None of " + keys.size() + " keys can be used with the accepted algorithms.";
        return new Fetched(usable > 0, detail, address, keys);
    }

    private static Key key(TrustedIssuer issuer, Map<String, Object> key) {
        boolean usable = IssuerJwks.usable(key)
                .filter(jwk ->
                        issuer.settings().algorithms().stream().anyMatch(algorithm -> IssuerJwks.isFor(jwk, algorithm)))
                .isPresent();
        return new Key(
                key.get("kid") instanceof String kid ? Optional.of(kid) : Optional.empty(),
                key.get("kty") instanceof String type ? type : "",
                usable);
    }

    /** Stops fetching. */
    @Override
    public void close() {
        renewals.shutdownNow();
        client.close();
    }
}
