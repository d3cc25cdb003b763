package dev.mintmark.domain.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * How often signing in was refused to one account from one address in one minute (rules §9).
 *
 * @param id grows with the time at which the first of them was stored
 * @param account what was typed as e-mail address, in the form that addresses are compared by, whether there is such a
 *     member or not; empty for what is no address, and for management keys
 * @param address the client's IP address; empty where too many were refused in a moment to keep each of them
 * @param minute the beginning of the minute
 * @param times at least 1
 */
public record RefusedSignIns(UUID id, String account, String address, Instant minute, long times) {
    /** Checks that nothing is null. */
    public RefusedSignIns {
        Objects.requireNonNull(id);
        Objects.requireNonNull(account);
        Objects.requireNonNull(address);
        Objects.requireNonNull(minute);
        if (times < 1) {
            throw new IllegalArgumentException("nothing was refused");
        }
    }
}
