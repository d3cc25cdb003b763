package dev.mintmark.rest.security;

import dev.mintmark.domain.audit.RefusedSignIns;

/** Counts refused sign-ins, and what else was refused (rules §9). */
public interface RefusedSignInCounter {
    /**
     * Counts one.
     *
     * @param account as {@link RefusedSignIns#account()}
     * @param address the client's IP address
     */
    void refused(RefusedSignIns.Kind kind, String account, String address);
}
