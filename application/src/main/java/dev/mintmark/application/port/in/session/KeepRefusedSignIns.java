package dev.mintmark.application.port.in.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.audit.RefusedSignIns;
import java.time.Instant;
import java.util.Map;

/** Keeps how often signing in was refused, outside the audit chains (rules §9), and shows it to operators. */
public interface KeepRefusedSignIns {
    /** Adds what one node counted; all of it or nothing. */
    void keep(Map<Attempt, Long> refused);

    /** A page of what is kept, the latest first. */
    Page<RefusedSignIns> list(Page.Request page);

    /** Forgets what is older than 90 days. */
    void forgetOld();

    /**
     * What is counted together.
     *
     * @param account what was typed as e-mail address, in the form that addresses are compared by; empty for what is
     *     none
     * @param address the client's IP address
     * @param minute the beginning of the minute
     */
    record Attempt(String account, String address, Instant minute) {}
}
