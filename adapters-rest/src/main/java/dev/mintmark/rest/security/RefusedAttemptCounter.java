package dev.mintmark.rest.security;

import dev.mintmark.domain.audit.RefusedAttempts;

/** Counts refused sign-ins, and what else was refused (rules §9). */
public interface RefusedAttemptCounter {
    /**
     * Counts one.
     *
     * @param account as {@link RefusedAttempts#account()}
     * @param address the client's IP address
     */
    void refused(RefusedAttempts.Kind kind, String account, String address);
}
