package dev.mintmark.bootstrap.jobs;

import dev.mintmark.application.port.in.session.KeepRefusedAttempts;
import dev.mintmark.rest.security.RefusedAttemptBuffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stores every two seconds the refused sign-ins that this node counted, and once more when it stops. */
@ApplicationScoped
public class RefusedAttemptJobs {
    private static final Logger LOG = Logger.getLogger(RefusedAttemptJobs.class.getName());
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private static final Duration FORGET_PAUSE = Duration.ofHours(1);

    private final RefusedAttemptBuffer buffer;
    private final KeepRefusedAttempts refusedAttempts;

    @Inject
    RefusedAttemptJobs(RefusedAttemptBuffer buffer, KeepRefusedAttempts refusedAttempts) {
        this.buffer = buffer;
        this.refusedAttempts = refusedAttempts;
    }

    /** For the container's proxy. */
    RefusedAttemptJobs() {
        this(null, null);
    }

    /** Starts everything. */
    public void repeat(Schedule schedule) {
        schedule.repeat("refused sign-ins", STORE_PAUSE, this::store);
        schedule.repeat("forget old refused sign-ins", FORGET_PAUSE, refusedAttempts::forgetOld);
    }

    private synchronized void store() {
        buffer.store(refusedAttempts);
    }

    /** Stores what was counted after the last run. */
    public void stop() {
        try {
            store();
        } catch (RuntimeException storeIsAway) {
            LOG.log(Level.WARNING, "The last refused sign-ins could not be stored", storeIsAway);
        }
    }
}
