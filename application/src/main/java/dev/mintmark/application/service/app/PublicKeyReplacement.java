package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ReplacePublicKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.token.ClientKeyReader;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces the public keys of apps. */
public final class PublicKeyReplacement implements ReplacePublicKeys {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Apps apps;
    private final ClientKeyReader keyReader;
    private final AuditTrail audit;
    private final Clock clock;
    private final OwnedApps owned;
    private final AppViews views;

    public PublicKeyReplacement(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            ClientKeyReader keyReader,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.apps = apps;
        this.keyReader = keyReader;
        this.audit = audit;
        this.clock = clock;
        this.owned = new OwnedApps(apps);
        this.views = new AppViews(regions, plans);
    }

    @Override
    public AppView replace(TenantId tenant, AppId id, Optional<Long> expectedVersion, List<Map<String, Object>> jwks) {
        return unitOfWork.execute(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            Violations violations = new Violations();
            Optional<List<ClientKey>> keys = keyReader.read(jwks, "keys", violations);
            violations.throwIfAny();
            if (!app.credentials().hasAll(keys.orElseThrow())) {
                tenants.find(tenant).orElseThrow().requireActive();
            }
            Credentials credentials = app.credentials().withPublicKeys(keys.orElseThrow());
            if (credentials.equals(app.credentials())) {
                return views.of(app);
            }
            App changed = apps.update(app.with(credentials, clock.instant()));
            AppView view = views.of(changed);
            audit.record(CredentialEntries.entry(AuditAction.APP_PUBLIC_KEYS_CHANGED, app, changed));
            return view;
        });
    }
}
