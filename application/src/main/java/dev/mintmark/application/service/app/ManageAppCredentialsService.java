package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.token.ClientKeyReader;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.Credentials;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Replaces and removes the credentials of apps: the end of an old one and what replaces it are one transaction. */
public final class ManageAppCredentialsService implements ManageAppCredentials {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Apps apps;
    private final TrustedIssuers issuers;
    private final ClientKeyReader keyReader;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;
    private final OwnedApps owned;
    private final AppViews views;

    public ManageAppCredentialsService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            TrustedIssuers issuers,
            ClientKeyReader keyReader,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.apps = apps;
        this.issuers = issuers;
        this.keyReader = keyReader;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
        this.owned = new OwnedApps(apps);
        this.views = new AppViews(regions, plans, tenants, clock);
    }

    @Override
    public Regenerated regenerateSecret(TenantId tenant, AppId id, LongFunction<Regeneration> regeneration) {
        ClientSecret secret = secrets.clientSecret();
        return unitOfWork.execute(() -> {
            App app = owned.require(tenant, id);
            Regeneration wanted = regeneration.apply(app.version());
            ExpectedVersion.require(wanted.expectedVersion(), app.version());
            Optional<Duration> overlap = overlap(wanted);
            Instant now = clock.instant();
            StoredCredential replacing = StoredCredential.of(secret, now);
            App changed = apps.update(overlap.map(length -> app.replaceSecret(replacing, length, now))
                    .orElseGet(() -> app.replaceSecret(replacing, now)));
            keepReplaced(app, now);
            CredentialEntries.changed(AuditAction.APP_SECRET_REGENERATED, app, changed)
                    .recordIn(audit);
            return new Regenerated(
                    app.clientId(),
                    secret,
                    now,
                    changed.credentials().overlap().map(Overlap::endsAt),
                    changed.version());
        });
    }

    private static Optional<Duration> overlap(Regeneration wanted) {
        Violations violations = new Violations();
        Optional<Duration> overlap =
                wanted.overlap().flatMap(text -> DurationText.parse(text, Overlap.SHORTEST, Overlap.LONGEST));
        if (wanted.overlap().isPresent() && overlap.isEmpty()) {
            violations.add(
                    "overlap",
                    Fault.INVALID_DURATION,
                    "Give a duration of whole seconds from one minute to seven days, such as PT1H or P1D.");
        }
        violations.throwIfAny();
        return overlap;
    }

    @Override
    public void endOverlap(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            Instant now = clock.instant();
            Credentials before = app.credentials().at(now);
            if (before.overlap().isPresent()) {
                App changed = apps.update(app.withCredentials(before.overlapEnded(), now));
                CredentialEntries.changed(AuditAction.APP_SECRET_OVERLAP_ENDED, app, changed)
                        .recordIn(audit);
            }
        });
    }

    @Override
    public void removeSecret(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            Instant now = clock.instant();
            Credentials before = app.credentials().at(now);
            Credentials after = before.withoutSecret();
            if (after.equals(before)) {
                return;
            }
            App changed = apps.update(app.withCredentials(after, now));
            keepReplaced(app, now);
            CredentialEntries.changed(AuditAction.APP_SECRET_REMOVED, app, changed)
                    .recordIn(audit);
        });
    }

    @Override
    public AppView replacePublicKeys(TenantId tenant, AppId id, LongFunction<PublicKeys> wanted) {
        return unitOfWork.execute(() -> {
            App app = owned.require(tenant, id);
            List<ClientKey> keys = keys(app, wanted.apply(app.version()));
            if (!app.credentials().hasAll(keys)) {
                tenants.find(tenant).orElseThrow().requireActive();
            }
            Instant now = clock.instant();
            Credentials before = app.credentials().at(now);
            Credentials credentials = before.withPublicKeys(keys);
            if (credentials.equals(before)) {
                return views.of(app);
            }
            App changed = apps.update(app.withCredentials(credentials, now));
            AppView view = views.of(changed);
            CredentialEntries.changed(AuditAction.APP_PUBLIC_KEYS_CHANGED, app, changed)
                    .recordIn(audit);
            return view;
        });
    }

    @Override
    public AppView replaceFederatedCredentials(TenantId tenant, AppId id, LongFunction<Federated> wanted) {
        return unitOfWork.execute(() -> {
            App app = owned.require(tenant, id);
            List<FederatedCredential> given = federated(app, wanted.apply(app.version()));
            if (!app.credentials().trustsAll(given)) {
                tenants.find(tenant).orElseThrow().requireActive();
            }
            Instant now = clock.instant();
            Credentials before = app.credentials().at(now);
            Credentials credentials = before.withFederated(given);
            if (credentials.equals(before)) {
                return views.of(app);
            }
            App changed = apps.update(app.withCredentials(credentials, now));
            AppView view = views.of(changed);
            CredentialEntries.changed(AuditAction.APP_FEDERATED_CREDENTIALS_CHANGED, app, changed)
                    .recordIn(audit);
            return view;
        });
    }

    private List<FederatedCredential> federated(App app, Federated wanted) {
        ExpectedVersion.require(wanted.expectedVersion(), app.version());
        Violations violations = new Violations();
        if (wanted.credentials().isEmpty()) {
            violations.add("credentials", Fault.REQUIRED);
        }
        List<FederatedCredential.Input> sent = wanted.credentials().orElse(List.of());
        Optional<List<FederatedCredential>> read = FederatedCredential.parseList(sent, "credentials", violations);
        refuseUnknownIssuers(sent, violations);
        violations.throwIfAny();
        return read.orElseThrow();
    }

    private void refuseUnknownIssuers(List<FederatedCredential.Input> sent, Violations violations) {
        List<Optional<TrustedIssuerId>> named = sent.stream()
                .limit(FederatedCredential.MAX_IN_LIST)
                .map(one -> Optional.ofNullable(one.issuer()).flatMap(TrustedIssuerId::parse))
                .toList();
        Set<TrustedIssuerId> there =
                issuers.findAll(named.stream().flatMap(Optional::stream).collect(Collectors.toSet())).stream()
                        .map(TrustedIssuer::id)
                        .collect(Collectors.toSet());
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).filter(id -> !there.contains(id)).isPresent()) {
                violations.add("credentials[" + i + "].issuer", Fault.TRUSTED_ISSUER_NOT_FOUND);
            }
        }
    }

    private List<ClientKey> keys(App app, PublicKeys wanted) {
        ExpectedVersion.require(wanted.expectedVersion(), app.version());
        Violations violations = new Violations();
        if (wanted.jwks().isEmpty()) {
            violations.add("keys", Fault.REQUIRED);
        }
        Optional<List<ClientKey>> keys = wanted.jwks().flatMap(sent -> keyReader.read(sent, "keys", violations));
        violations.throwIfAny();
        return keys.orElseThrow();
    }

    private void keepReplaced(App app, Instant now) {
        app.secret().ifPresent(old -> apps.keepReplacedSecret(app.id(), old.digest(), now));
    }
}
