package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.WarnOfExpiringSecrets;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.app.Apps.SecretExpiry;
import dev.mintmark.application.port.out.app.ExpiringSecrets;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.AuditTarget;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Warns in a transaction for each secret, so that the warning and the memory of it are stored together. */
public final class WarnOfExpiringSecretsService implements WarnOfExpiringSecrets {
    private static final int AT_ONCE = 500;

    private final UnitOfWork unitOfWork;
    private final Apps apps;
    private final ExpiringSecrets watchers;
    private final Clock clock;

    public WarnOfExpiringSecretsService(UnitOfWork unitOfWork, Apps apps, ExpiringSecrets watchers, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.apps = apps;
        this.watchers = watchers;
        this.clock = clock;
    }

    @Override
    public void warn() {
        Instant now = clock.instant();
        Optional<AppId> after = Optional.empty();
        List<SecretExpiry> some;
        do {
            Optional<AppId> last = after;
            some = unitOfWork.execute(() -> apps.agingSecrets(now, last, AT_ONCE));
            some.stream()
                    .filter(secret -> secret.age().isWarningDue(secret.createdAt(), secret.warnedAt(), now))
                    .forEach(secret -> warn(secret, now));
            after = some.isEmpty()
                    ? after
                    : Optional.of(some.get(some.size() - 1).app());
        } while (some.size() == AT_ONCE);
    }

    private void warn(SecretExpiry secret, Instant now) {
        unitOfWork.run(() -> {
            if (apps.markWarned(secret, now)) {
                AuditTarget app = new AuditTarget("app", secret.app().toString(), secret.appName());
                watchers.expiring(secret.tenant(), app, secret.age().expiryOf(secret.createdAt()));
            }
        });
    }
}
