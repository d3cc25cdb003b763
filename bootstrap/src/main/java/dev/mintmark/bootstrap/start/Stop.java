package dev.mintmark.bootstrap.start;

import dev.mintmark.bootstrap.jobs.ActivityJobs;
import dev.mintmark.bootstrap.jobs.AuditJobs;
import dev.mintmark.bootstrap.jobs.CutJobs;
import dev.mintmark.bootstrap.jobs.RefusedAttemptJobs;
import dev.mintmark.bootstrap.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What happens between the last answer and the end of the process: streams end, what was counted is stored, and the
 * embedded database writes what it would otherwise write a moment later, since nobody closes it.
 */
@ApplicationScoped
public class Stop {
    private static final Logger LOG = Logger.getLogger(Stop.class.getName());

    private final Settings settings;
    private final DataSource dataSource;
    private final AuditJobs auditWork;
    private final ActivityJobs activityWork;
    private final RefusedAttemptJobs refusedAttemptWork;
    private final CutJobs cutWork;
    private boolean streamsEnded;

    /** Stops these. */
    @Inject
    Stop(
            Settings settings,
            DataSource dataSource,
            AuditJobs auditWork,
            ActivityJobs activityWork,
            RefusedAttemptJobs refusedAttemptWork,
            CutJobs cutWork) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.auditWork = auditWork;
        this.activityWork = activityWork;
        this.refusedAttemptWork = refusedAttemptWork;
        this.cutWork = cutWork;
    }

    /** For the container's proxy. */
    Stop() {
        this(null, null, null, null, null, null);
    }

    /**
     * From now on there is something to stop. Streams, and requests that wait for news, end as soon as the process is
     * told to: the server would wait for them before it stops the application.
     */
    void expect() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endStreams, "end of streams"));
    }

    /** Once: told to stop by the server, and not by a signal, the process ends after the application has. */
    private synchronized void endStreams() {
        if (!streamsEnded) {
            streamsEnded = true;
            cutWork.stop();
            auditWork.stop();
        }
    }

    /** At the last moment at which the store still answers: when beans are destroyed, the server has closed it. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object endOfTheApplication) {
        endStreams();
        activityWork.stop();
        refusedAttemptWork.stop();
        if (!settings.database().isPostgreSql()) {
            writeOut();
        }
    }

    private void writeOut() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException failed) {
            LOG.log(Level.WARNING, "The embedded database may not have written its last changes", failed);
        }
    }
}
