package dev.mintmark.bootstrap.jobs;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.domain.audit.ChainHead;
import dev.mintmark.rest.events.EventStreams;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Logger;

/** What this node does regularly for the audit trail and the event feed. */
@ApplicationScoped
public class AuditJobs {
    private static final Logger LOG = Logger.getLogger("dev.mintmark.audit");
    private static final Duration POLL_PAUSE = Duration.ofSeconds(1);
    private static final Duration FORGET_PAUSE = Duration.ofMinutes(10);
    private static final Duration HEAD_PAUSE = Duration.ofHours(1);

    private final EventStreams streams;
    private final FollowEvents feed;
    private final ReadAudit trail;

    @Inject
    public AuditJobs(EventStreams streams, FollowEvents feed, ReadAudit trail) {
        this.streams = streams;
        this.feed = feed;
        this.trail = trail;
    }

    /** For the container's proxy. */
    AuditJobs() {
        this(null, null, null);
    }

    /** Starts everything. */
    public void repeat(Schedule schedule) {
        ManagedExecutorService writers = Writers.ofThisServer();
        schedule.repeat("events", POLL_PAUSE, () -> streams.advance(writers));
        schedule.repeat("forget old events", FORGET_PAUSE, feed::forgetOld);
        logHeads();
        schedule.repeat("log the heads of the audit trail", HEAD_PAUSE, this::logHeads);
    }

    /** A tail that is cut together with its head shows in the log (rules §9). */
    private void logHeads() {
        for (ChainHead head : trail.heads()) {
            LOG.info(() -> "Audit chain of "
                    + head.chain().fold(tenant -> "tenant " + tenant, () -> "the installation") + ": " + head.count()
                    + " records, last seal " + head.lastSeal());
        }
    }

    /** Ends the streams; clients connect to another node. */
    public void stop() {
        streams.stop();
    }
}
