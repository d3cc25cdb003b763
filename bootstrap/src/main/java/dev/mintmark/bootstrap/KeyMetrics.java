package dev.mintmark.bootstrap;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningKey;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Shows at {@code /metrics} how many keys are in which state, and how old those are that sign. They are read now and then, so that a
 * scrape never waits for the database; while that is away, the last known values stay.
 */
@ApplicationScoped
public class KeyMetrics {
    private static final int AFTER_THE_START = 5_000;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final AtomicReference<Map<KeyPurpose, List<SigningKey>>> known = new AtomicReference<>(Map.of());

    void start(
            @Observes @Priority(AFTER_THE_START) Startup startup,
            MetricRegistry registry,
            Schedule schedule,
            UnitOfWork unitOfWork,
            SigningKeys keys,
            Clock clock) {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Tag tag = new Tag("purpose", purpose.name().toLowerCase(Locale.ROOT));
            for (KeyState state : KeyState.values()) {
                registry.gauge(
                        "mintmark_signing_keys", () -> count(purpose, state), tag, new Tag("state", state.code()));
            }
            registry.gauge("mintmark_signing_key_age_seconds", () -> ageInSeconds(purpose, clock.instant()), tag);
        }
        read(unitOfWork, keys);
        schedule.repeat("key metrics", PAUSE, () -> read(unitOfWork, keys));
    }

    private void read(UnitOfWork unitOfWork, SigningKeys keys) {
        try {
            known.set(unitOfWork.execute(() -> List.of(KeyPurpose.values()).stream()
                    .collect(Collectors.toMap(
                            purpose -> purpose,
                            keys::list,
                            (one, other) -> one,
                            () -> new EnumMap<>(KeyPurpose.class)))));
        } catch (StoreUnavailable away) {
            // readiness tells; the next run reads again
        }
    }

    private long count(KeyPurpose purpose, KeyState state) {
        return known.get().getOrDefault(purpose, List.of()).stream()
                .filter(key -> key.state() == state)
                .count();
    }

    private long ageInSeconds(KeyPurpose purpose, Instant now) {
        return known.get().getOrDefault(purpose, List.of()).stream()
                .filter(key -> key.state() == KeyState.SIGNING)
                .mapToLong(key -> Duration.between(key.createdAt(), now).toSeconds())
                .max()
                .orElse(0);
    }
}
