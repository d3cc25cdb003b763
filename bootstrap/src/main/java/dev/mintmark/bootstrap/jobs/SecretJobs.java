package dev.mintmark.bootstrap.jobs;

import dev.mintmark.application.port.in.app.WarnOfExpiringSecrets;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;

/** Warns of client secrets that will expire. Every node looks; one of them warns. */
@ApplicationScoped
public class SecretJobs {
    private static final int AFTER_THE_START = 5_000;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    void start(
            @Observes @Priority(AFTER_THE_START) Startup startup, Schedule schedule, WarnOfExpiringSecrets warnings) {
        schedule.repeat("expiring secrets", FIRST, PAUSE, warnings::warn);
    }
}
