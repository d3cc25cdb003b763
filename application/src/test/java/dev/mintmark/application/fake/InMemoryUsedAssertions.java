package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.token.UsedAssertions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Used assertions in memory. */
final class InMemoryUsedAssertions implements UsedAssertions {
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    @Override
    public boolean remember(String digest, Instant expiresAt) {
        return used.putIfAbsent(digest, expiresAt) == null;
    }

    @Override
    public int forgetExpired(Instant before) {
        int size = used.size();
        used.values().removeIf(expiresAt -> expiresAt.isBefore(before));
        return size - used.size();
    }
}
