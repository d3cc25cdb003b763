package dev.mintmark.bootstrap.jobs;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.in.mail.SendMails;
import dev.mintmark.application.port.in.mail.SendMails.Round;
import dev.mintmark.application.port.in.mail.SendMails.Waiting;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.domain.mail.MailKind;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;

/**
 * Sends mails where a mail server is configured. Every node looks for those that are due; one of them sends each. What
 * the mail server does is logged when that changes, not at each attempt.
 */
@ApplicationScoped
public class MailJobs {
    private static final Logger LOG = Logger.getLogger(MailJobs.class.getName());
    private static final int AFTER_THE_START = 5_000;
    private static final Duration SEND_PAUSE = Duration.ofSeconds(2);
    private static final Duration COUNT_PAUSE = Duration.ofSeconds(5);
    private static final Duration FORGET_PAUSE = Duration.ofHours(1);

    private final AtomicReference<Waiting> waiting = new AtomicReference<>(new Waiting(0, Optional.empty()));
    private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());

    void start(
            @Observes @Priority(AFTER_THE_START) Startup startup,
            Settings settings,
            Schedule schedule,
            SendMails mails,
            PrometheusRegistry registry,
            Clock clock) {
        schedule.repeat("forget old mails", FORGET_PAUSE, mails::forgetOld);
        if (settings.mail().isPresent()) {
            Counter attempts = Counter.builder()
                    .name("mintmark_mails_total")
                    .help("Mails that this node handed to the mail server (sent), puts off (failed) or gave up.")
                    .labelNames("result")
                    .register(registry);
            GaugeWithCallback.builder()
                    .name("mintmark_mails_waiting")
                    .help("Mails that wait on all nodes.")
                    .callback(gauge -> gauge.call(waiting.get().count()))
                    .register(registry);
            GaugeWithCallback.builder()
                    .name("mintmark_mail_oldest_waiting_seconds")
                    .help("For how long the oldest of them has waited.")
                    .callback(gauge -> gauge.call(ageInSeconds(clock.instant())))
                    .register(registry);
            schedule.repeat("mails", SEND_PAUSE, () -> send(mails, attempts));
            schedule.repeat("mail metrics", COUNT_PAUSE, () -> read(mails));
        }
    }

    private void send(SendMails mails, Counter attempts) {
        try {
            Round round = mails.send();
            attempts.labelValues("sent").inc(round.sent());
            attempts.labelValues("failed").inc(round.putOff());
            attempts.labelValues("given_up").inc(round.givenUp().size());
            tell(round);
        } catch (StoreUnavailable away) {
            // readiness tells; the next run tries again
        }
    }

    private void tell(Round round) {
        for (MailKind kind : round.givenUp()) {
            LOG.warning(() -> "A mail (" + kind.code() + ") was given up: "
                    + round.problem().orElse("unknown"));
        }
        if (round.putOff() > 0 && !problem.getAndSet(round.problem()).equals(round.problem())) {
            LOG.warning(() -> "The mail server takes no mail: "
                    + round.problem().orElse("unknown") + ". It is tried again, for a day with each mail.");
        }
        if (round.putOff() == 0
                && round.sent() > 0
                && problem.getAndSet(Optional.empty()).isPresent()) {
            LOG.info("The mail server takes mails again.");
        }
    }

    private void read(SendMails mails) {
        try {
            waiting.set(mails.waiting());
        } catch (StoreUnavailable away) {
            // the last known values stay
        }
    }

    private long ageInSeconds(Instant now) {
        return waiting.get()
                .oldest()
                .map(since -> Duration.between(since, now).toSeconds())
                .orElse(0L);
    }
}
