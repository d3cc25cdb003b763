package dev.mintmark.bootstrap.start;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.token.ForgetUsedAssertions;
import dev.mintmark.bootstrap.jobs.ActivityJobs;
import dev.mintmark.bootstrap.jobs.AuditJobs;
import dev.mintmark.bootstrap.jobs.CutJobs;
import dev.mintmark.bootstrap.jobs.RefusedAttemptJobs;
import dev.mintmark.bootstrap.jobs.Schedule;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.Banner;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.bootstrap.warmup.WarmUp;
import dev.mintmark.persistence.schema.DatabaseMove;
import dev.mintmark.token.UnknownKeyEncryptionKey;
import dev.mintmark.token.UnreadableKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What happens between the start of the application and its first answer; whatever fails ends the process and says why.
 */
@ApplicationScoped
public class Start {
    private static final Logger LOG = Logger.getLogger(Start.class.getName());
    private static final int START_FAILED = 70;
    private static final Duration CLEANING_PAUSE = Duration.ofMinutes(1);
    private static final Duration SESSION_CLEANING_PAUSE = Duration.ofMinutes(10);
    private static final Duration KEY_CHECK_PAUSE = Duration.ofSeconds(10);

    /** Brings the schema up to date and the installation to where it can be used, then announces the service. */
    void prepare(
            @Observes Startup startup,
            Settings settings,
            DataSource dataSource,
            EarlyStart earlyStart,
            FirstStart firstStart,
            ManageSigningKeys signingKeys,
            Schedule schedule,
            AuditJobs auditWork,
            ActivityJobs activityWork,
            RefusedAttemptJobs refusedAttemptWork,
            CutJobs cutWork,
            Stop stop,
            ForgetUsedAssertions usedAssertions,
            ManageSessions sessions,
            WarmUp warmUp,
            Announcement announcement) {
        LOG.info(earlyStart.nativeCrypto().description());
        try {
            earlyStart.requireSchema();
            List<String> notes = new ArrayList<>();
            settings.moveFrom()
                    .map(folder -> MoveFromEmbedded.carryOver(folder, dataSource))
                    .ifPresent(notes::add);
            notes.addAll(firstStart.prepare());
            schedule.repeat("forget used assertions", CLEANING_PAUSE, usedAssertions::forget);
            schedule.repeat("forget ended sessions", SESSION_CLEANING_PAUSE, sessions::forgetEnded);
            schedule.repeat("signing keys", KEY_CHECK_PAUSE, signingKeys::advance);
            auditWork.repeat(schedule);
            activityWork.repeat(schedule);
            refusedAttemptWork.repeat(schedule);
            cutWork.repeat(schedule);
            stop.expect();
            warmUp.begin();
            announcement.whenReady(settings, notes);
        } catch (RuntimeException failed) {
            LOG.log(Level.SEVERE, "Mintmark does not start", failed);
            Banner.refuse(reasons(failed, settings));
            Runtime.getRuntime().halt(START_FAILED);
        }
    }

    private static List<String> reasons(RuntimeException failed, Settings settings) {
        return failed instanceof SettingsRefused refused ? refused.faults() : List.of(reason(failed, settings));
    }

    private static String reason(RuntimeException failed, Settings settings) {
        if (failed instanceof UnknownKeyEncryptionKey
                || failed instanceof UnreadableKey
                || failed instanceof DatabaseMove.NotMoved) {
            return failed.getMessage();
        }
        if (failed instanceof StoreUnavailable) {
            return settings.database().isPostgreSql()
                    ? "The database cannot be reached."
                            + " Check MINTMARK_DB_URL, MINTMARK_DB_USER and MINTMARK_DB_PASSWORD."
                    : "The embedded database in " + settings.database().dataDir() + " cannot be used."
                            + " Free space on its disk, or stop the server that has it open.";
        }
        return "An unexpected fault; the server's messages.log tells more.";
    }
}
