package dev.mintmark.token.dpop;

import dev.mintmark.application.port.out.token.UsedProofs;
import dev.mintmark.domain.dpop.DpopProof;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers proofs in memory, by half of their digest: some 30 MB when it is full. Thread-safe. */
public final class RecentProofs implements UsedProofs {
    /** Enough for 2,000 proofs a second. */
    public static final int MOST = 250_000;

    private static final int HEX = 16;

    private final int most;
    /** When each was seen, in seconds since 1970; the oldest first. */
    private final Map<Key, Long> seen = new LinkedHashMap<>();

    /** Remembers so many at most. */
    public RecentProofs(int most) {
        this.most = most;
    }

    @Override
    public synchronized boolean remember(String digest, Instant now) {
        long second = now.getEpochSecond();
        forget(second);
        return seen.putIfAbsent(Key.of(digest), second) == null;
    }

    /** Those that cannot be accepted again, and the oldest if there is no room. */
    private void forget(long second) {
        Iterator<Long> oldest = seen.values().iterator();
        while (oldest.hasNext()
                && (oldest.next() <= second - DpopProof.REPLAYABLE.toSeconds() || seen.size() >= most)) {
            oldest.remove();
        }
    }

    /** The first 128 bits of a digest. */
    private record Key(long high, long low) {
        static Key of(String digest) {
            return new Key(
                    Long.parseUnsignedLong(digest, 0, HEX, HEX), Long.parseUnsignedLong(digest, HEX, 2 * HEX, HEX));
        }
    }
}
