package dev.mintmark.application.service;

import dev.mintmark.application.port.in.app.RegenerateSecret;
import dev.mintmark.application.port.out.Apps;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Replaces the secrets of apps: the new one and the end of the old one are one transaction. */
public final class SecretRegeneration implements RegenerateSecret {
    private final UnitOfWork unitOfWork;
    private final Apps apps;
    private final SecretGenerator secrets;
    private final Clock clock;
    private final OwnedApps owned;

    /** Works with this store and generator. */
    public SecretRegeneration(UnitOfWork unitOfWork, Apps apps, SecretGenerator secrets, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.apps = apps;
        this.secrets = secrets;
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
            apps.keepReplacedSecret(app.id(), app.secret().digest(), now);
            return new Regenerated(app.clientId(), secret, now, changed.version());
        });
    }
}
