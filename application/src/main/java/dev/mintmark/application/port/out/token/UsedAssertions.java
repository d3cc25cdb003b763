package dev.mintmark.application.port.out.token;

import java.time.Instant;

/**
 * Remembers accepted assertions on all nodes, so that none is accepted twice (rules §7). Called outside of any unit of
 * work.
 */
public interface UsedAssertions {
    /**
     * Remembers one.
     *
     * @param digest 64 hexadecimal characters
     * @param expiresAt when the assertion expires
     * @return false if it was remembered before; of many calls at once with one digest, one returns true
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    boolean remember(String digest, Instant expiresAt);

    /**
     * Forgets those that expired before an instant; safe to call on several nodes at once.
     *
     * @return how many were forgotten
     */
    int forgetExpired(Instant before);
}
