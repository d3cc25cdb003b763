package dev.mintmark.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts what happens under each key, up to a limit a minute, on this node and in bounded memory. A key's minute begins
 * with what is counted first. A key that counted nothing for a minute is forgotten, which changes nothing. No key is
 * forgotten earlier: while there is no room for another, new keys share {@value #SHARED} counters, and who gets a
 * counter of its own again starts from what the shared one had left. So filling the memory never buys anybody a fresh
 * count.
 */
public final class Throttle {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SHARED = 1024;

    private final int limit;
    private final int mostKeys;
    private final TimeMeter time;
    private final Cache<String, Bucket> counters;
    private final AtomicReferenceArray<Bucket> shared = new AtomicReferenceArray<>(SHARED);

    /**
     * A throttle that has counted nothing.
     *
     * @param limit how much may happen under one key in a minute, at least 1
     * @param mostKeys how many keys are counted each on its own
     * @param time which never runs backwards
     */
    public Throttle(int limit, int mostKeys, TimeMeter time) {
        this.limit = limit;
        this.mostKeys = mostKeys;
        this.time = time;
        this.counters = Caffeine.newBuilder()
                .expireAfterAccess(MINUTE)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Counts one under this key, whatever its length; returns how long to wait if it is over the limit, and then does
     * not count it.
     */
    public Optional<Duration> count(String key) {
        ConsumptionProbe probe = counter(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /**
     * How long to wait until one more under this key would not be over the limit; empty if it is not now. Counts
     * nothing.
     */
    public Optional<Duration> delay(String key) {
        Bucket counter = known(digest(key));
        if (counter == null) {
            return Optional.empty();
        }
        EstimationProbe probe = counter.estimateAbilityToConsume(1);
        return probe.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Whether anything has been counted under this key in its minute. */
    public boolean hasCounted(String key) {
        Bucket counter = known(digest(key));
        return counter != null && counter.getAvailableTokens() < limit;
    }

    /** What counts this key now; null if nothing does. */
    private Bucket known(String digest) {
        Bucket counter = counters.getIfPresent(digest);
        return counter == null ? shared.get(slot(digest)) : counter;
    }

    private Bucket counter(String key) {
        String digest = digest(key);
        Bucket counter = counters.getIfPresent(digest);
        if (counter != null) {
            return counter;
        }
        return isFull() ? shared(digest) : counters.get(digest, this::own);
    }

    private boolean isFull() {
        if (counters.estimatedSize() < mostKeys) {
            return false;
        }
        counters.cleanUp();
        return counters.estimatedSize() >= mostKeys;
    }

    private Bucket shared(String digest) {
        int slot = slot(digest);
        shared.compareAndSet(slot, null, counter(limit));
        return shared.get(slot);
    }

    private Bucket own(String digest) {
        Bucket before = shared.get(slot(digest));
        return counter(before == null ? limit : before.getAvailableTokens());
    }

    private static int slot(String digest) {
        return Math.floorMod(digest.hashCode(), SHARED);
    }

    private Bucket counter(long left) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth
                        .capacity(limit)
                        .refillIntervally(limit, MINUTE)
                        .initialTokens(left))
                .build();
    }

    /** Keys of any length, and made to collide by anyone, take the same small room. */
    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
