package dev.mintmark.application.port.in.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.audit.RefusedAttempts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps how often signing in, and what needs an authority, was refused, outside the audit chains (rules §9), and shows
 * it to operators.
 */
public interface KeepRefusedAttempts {
    /** Adds what one node counted; all of it or nothing. */
    void keep(Map<Attempt, Long> refused);

    /**
     * A page of what is kept, the latest first.
     *
     * @param kind empty for every kind
     */
    Page<RefusedAttempts> list(Optional<RefusedAttempts.Kind> kind, Page.Request page);

    /** Forgets what is older than 90 days, and of each kind all but the latest 100,000 counts. */
    void forgetOld();

    /**
     * What is counted together.
     *
     * @param account as {@link RefusedAttempts#account()}
     * @param address the client's IP address
     * @param minute the beginning of the minute
     */
    record Attempt(RefusedAttempts.Kind kind, String account, String address, Instant minute) {}
}
