package dev.mintmark.bootstrap.jobs;

import dev.mintmark.rest.oauth.WaitingForCuts;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Tells whoever waits for the cut list what is new in it, also what was cut on another node. */
@ApplicationScoped
public class CutJobs {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final WaitingForCuts waiting;
    private final PrometheusRegistry registry;

    @Inject
    CutJobs(WaitingForCuts waiting, PrometheusRegistry registry) {
        this.waiting = waiting;
        this.registry = registry;
    }

    /** For the container's proxy. */
    CutJobs() {
        this(null, null);
    }

    /** Starts it. */
    public void repeat(Schedule schedule) {
        GaugeWithCallback.builder()
                .name("mintmark_cuts_waiting")
                .help("Resource servers that wait on this node for news of the cut list.")
                .callback(gauge -> gauge.call(waiting.count()))
                .register(registry);
        ManagedExecutorService writers = Writers.ofThisServer();
        schedule.repeat("cuts", PAUSE, () -> waiting.advance(writers));
    }

    /** Turns whoever waits away; they go on at another node. */
    public void stop() {
        waiting.stop();
    }
}
