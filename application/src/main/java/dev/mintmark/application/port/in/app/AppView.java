package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.App;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.region.LicenseRegion;
import java.time.Instant;
import java.util.Optional;

/**
 * An app with its region and its plan, all as they are now: an overlap that is over is not shown.
 *
 * @param secretAge how old its secret may become; empty if as old as it will
 */
public record AppView(App app, LicenseRegion region, Optional<Plan> plan, Optional<SecretAge> secretAge) {
    /** From when on its secret is refused; empty if it has none, or one that may become as old as it will. */
    public Optional<Instant> secretExpiresAt() {
        return app.secret().flatMap(secret -> secretAge.map(age -> age.expiryOf(secret.createdAt())));
    }
}
