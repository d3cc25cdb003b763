package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.RegenerateSecret;
import dev.mintmark.application.port.in.app.RemoveSecret;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Replaces and removes the secrets of apps: the end of the old one and what comes after it are one transaction. */
public final class SecretRegeneration implements RegenerateSecret, RemoveSecret {
    private final UnitOfWork unitOfWork;
    private final Apps apps;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;
    private final OwnedApps owned;

    public SecretRegeneration(
            UnitOfWork unitOfWork, Apps apps, SecretGenerator secrets, AuditTrail audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.apps = apps;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
        this.owned = new OwnedApps(apps);
    }

    @Override
    public Regenerated regenerate(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        ClientSecret secret = secrets.clientSecret();
        return unitOfWork.execute(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            Instant now = clock.instant();
            App changed = apps.update(app.replaceSecret(StoredCredential.of(secret, now), now));
            keepReplaced(app, now);
            audit.record(CredentialEntries.entry(AuditAction.APP_SECRET_REGENERATED, app, changed));
            return new Regenerated(app.clientId(), secret, now, changed.version());
        });
    }

    @Override
    public void remove(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        unitOfWork.execute(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            if (app.secret().isEmpty()) {
                return app;
            }
            Instant now = clock.instant();
            App changed = apps.update(app.with(app.credentials().withoutSecret(), now));
            keepReplaced(app, now);
            audit.record(CredentialEntries.entry(AuditAction.APP_SECRET_REMOVED, app, changed));
            return changed;
        });
    }

    private void keepReplaced(App app, Instant now) {
        app.secret().ifPresent(old -> apps.keepReplacedSecret(app.id(), old.digest(), now));
    }
}
