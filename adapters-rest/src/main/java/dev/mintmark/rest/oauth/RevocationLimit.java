package dev.mintmark.rest.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** How many secrets one address may have revoked: {@value #PER_MINUTE} a minute, counted on this node, in bounded memory. */
@ApplicationScoped
public class RevocationLimit {
    /** The answer to one too many. */
    static final OAuthError TOO_MANY = OAuthError.of(
            429, "slow_down", "Too many secrets were sent from this address. Wait for the seconds in Retry-After.");

    private static final int PER_MINUTE = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 50_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(MINUTE)
            .build();

    /** Counts one; returns how long to wait if it is one too many. */
    Optional<Duration> tryOne(String address) {
        ConsumptionProbe probe = buckets.get(address, unused -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(PER_MINUTE).refillIntervally(PER_MINUTE, MINUTE))
                .build();
    }
}
