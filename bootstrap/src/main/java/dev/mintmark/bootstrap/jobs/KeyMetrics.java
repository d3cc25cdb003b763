package dev.mintmark.bootstrap.jobs;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningKey;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback.Callback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Shows at {@code /metrics} how many keys are in which live state, and for how long those have signed that do. They are
 * read now and then, so that a scrape never waits for the database; while that is away, the last known values stay.
 */
@ApplicationScoped
public class KeyMetrics {
    private static final int AFTER_THE_START = 5_000;
    private static final List<KeyState> LIVE =
            Arrays.stream(KeyState.values()).filter(KeyState::isLive).toList();
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final AtomicReference<Map<KeyPurpose, List<SigningKey>>> known = new AtomicReference<>(Map.of());

    void start(
            @Observes @Priority(AFTER_THE_START) Startup startup,
            PrometheusRegistry registry,
            Schedule schedule,
            UnitOfWork unitOfWork,
            SigningKeys keys,
            Clock clock) {
        GaugeWithCallback.builder()
                .name("mintmark_signing_keys")
                .help("Keys that are live.")
                .labelNames("purpose", "state")
                .callback(this::showCounts)
                .register(registry);
        GaugeWithCallback.builder()
                .name("mintmark_signing_key_age_seconds")
                .help("For how long the present key has signed.")
                .labelNames("purpose")
                .callback(gauge -> showAges(gauge, clock.instant()))
                .register(registry);
        read(unitOfWork, keys);
        schedule.repeat("key metrics", PAUSE, () -> read(unitOfWork, keys));
    }

    private void read(UnitOfWork unitOfWork, SigningKeys keys) {
        try {
            known.set(unitOfWork.execute(() -> {
                Map<KeyPurpose, List<SigningKey>> live = new EnumMap<>(KeyPurpose.class);
                for (KeyPurpose purpose : KeyPurpose.values()) {
                    live.put(purpose, keys.live(purpose).keys());
                }
                return live;
            }));
        } catch (StoreUnavailable away) {
            // readiness tells; the next run reads again
        }
    }

    private void showCounts(Callback gauge) {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            for (KeyState state : LIVE) {
                gauge.call(count(purpose, state), label(purpose), state.code());
            }
        }
    }

    private void showAges(Callback gauge, Instant now) {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            gauge.call(ageInSeconds(purpose, now), label(purpose));
        }
    }

    private static String label(KeyPurpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    private long count(KeyPurpose purpose, KeyState state) {
        return known.get().getOrDefault(purpose, List.of()).stream()
                .filter(key -> key.state() == state)
                .count();
    }

    private long ageInSeconds(KeyPurpose purpose, Instant now) {
        return known.get().getOrDefault(purpose, List.of()).stream()
                .filter(key -> key.state() == KeyState.SIGNING)
                .flatMap(key -> key.signsFrom().stream())
                .mapToLong(since -> Duration.between(since, now).toSeconds())
                .max()
                .orElse(0);
    }
}
