package dev.mintmark.bootstrap.start;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.bootstrap.warmup.WarmUp;
import dev.mintmark.domain.key.KeyPurpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the database answers and that a signing key is active (http-api §3), after the warm-up. */
@Readiness
@Dependent
public class StoreReadiness implements HealthCheck {
    private static final String NAME = "database and signing key";

    private final UnitOfWork unitOfWork;
    private final SigningKeys keys;
    private final WarmUp warmUp;

    @Inject
    public StoreReadiness(UnitOfWork unitOfWork, SigningKeys keys, WarmUp warmUp) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
        this.warmUp = warmUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME)
                .status(warmUp.isOver() && isReady())
                .build();
    }

    private boolean isReady() {
        try {
            return unitOfWork
                    .execute(() -> keys.live(KeyPurpose.ACCESS_TOKEN))
                    .signing()
                    .isPresent();
        } catch (StoreUnavailable away) {
            return false;
        }
    }
}
