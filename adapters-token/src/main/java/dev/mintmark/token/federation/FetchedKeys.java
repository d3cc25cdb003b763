package dev.mintmark.token.federation;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys of one issuer on this node (rules §11). Known ones are used for an hour and renewed behind the requests that
 * use them once they are five minutes old, so that no request waits and an outage of the issuer is not felt. Only where
 * no known key can have signed is the issuer asked on a request's time: when there are none, and for an unknown key id
 * once a minute.
 */
final class FetchedKeys {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_UNKNOWN = Duration.ofMinutes(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(15);
    /** So long may a request wait for another one's fetch. */
    private static final Duration OF_ANOTHER = IssuerFetch.WITHIN.plusMillis(500);
    /** So many requests may wait for this issuer; the others take it for unreachable. */
    private static final int MOST_WAITING = 16;

    private final TrustedIssuer issuer;
    private final IssuerFetch fetch;
    private final Clock clock;
    private final JWKSetSource<SecurityContext> source;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final AtomicLong nextUnknown = new AtomicLong(Long.MIN_VALUE);
    private volatile long keptUntil = Long.MIN_VALUE;
    private volatile long nextAttempt = Long.MIN_VALUE;

    FetchedKeys(TrustedIssuer issuer, IssuerFetch fetch, ExecutorService renewals, Clock clock) {
        this.issuer = issuer;
        this.fetch = fetch;
        this.clock = clock;
        this.source = new RefreshAheadCachingJWKSetSource<>(
                new Remote(),
                KEPT.toMillis(),
                OF_ANOTHER.toMillis(),
                KEPT.minus(FRESH).toMillis(),
                false,
                renewals,
                false,
                null);
    }

    /** Whether these are still the keys of this issuer: it may have been told to look elsewhere. */
    boolean areOf(TrustedIssuer current) {
        return issuer.settings().keys().equals(current.settings().keys());
    }

    /** The key that may have signed, as far as keys are known; asks the issuer if none are. */
    Optional<JWK> find(IssuerAlgorithm algorithm, Optional<String> kid) {
        return keys(JWKSetCacheRefreshEvaluator.noRefresh())
                .flatMap(known -> IssuerJwks.select(known.getKeys(), algorithm, kid));
    }

    /** The same, but asks the issuer for keys that are not known yet, if nobody did a short while ago. */
    Optional<JWK> findUnknown(IssuerAlgorithm algorithm, Optional<String> kid) {
        long now = now();
        long next = nextUnknown.get();
        if (now < next || !nextUnknown.compareAndSet(next, now + BETWEEN_UNKNOWN.toMillis())) {
            return Optional.empty();
        }
        return keys(JWKSetCacheRefreshEvaluator.forceRefresh())
                .flatMap(known -> IssuerJwks.select(known.getKeys(), algorithm, kid));
    }

    private Optional<JWKSet> keys(JWKSetCacheRefreshEvaluator evaluator) {
        long now = now();
        boolean waits = now >= keptUntil || evaluator.requiresRefresh(null);
        if (!waits) {
            return read(evaluator, now);
        }
        if (now < nextAttempt || !waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return read(evaluator, now);
        } finally {
            waiting.release();
        }
    }

    /** Not {@link Clock#millis}: a clock that ticks in parts of a millisecond fails there. */
    private long now() {
        return clock.instant().toEpochMilli();
    }

    private Optional<JWKSet> read(JWKSetCacheRefreshEvaluator evaluator, long now) {
        try {
            return Optional.of(source.getJWKSet(evaluator, now, null));
        } catch (KeySourceException unreachable) {
            return Optional.empty();
        }
    }

    /** The issuer itself; after a failure it is left alone for a while. */
    private final class Remote implements JWKSetSource<SecurityContext> {
        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, SecurityContext context)
                throws KeySourceException {
            if (now() < nextAttempt) {
                throw new JWKSetUnavailableException("not so soon after a failure");
            }
            try {
                List<JWK> keys = fetch.fetch(issuer).keys().stream()
                        .flatMap(key -> IssuerJwks.usable(key).stream())
                        .toList();
                // A little less, so that nobody takes for known what is just expiring.
                keptUntil = now() + KEPT.toMillis() - OF_ANOTHER.toMillis();
                return new JWKSet(keys);
            } catch (FetchFailed why) {
                nextAttempt = now() + AFTER_A_FAILURE.toMillis();
                throw new JWKSetUnavailableException(why.getMessage());
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
