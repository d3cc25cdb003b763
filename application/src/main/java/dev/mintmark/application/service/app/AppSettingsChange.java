package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ChangeApp;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.audit.AuditAction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes what a tenant may change about its apps. */
public final class AppSettingsChange implements ChangeApp {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Apps apps;
    private final AuditTrail audit;
    private final Clock clock;
    private final OwnedApps owned;
    private final AppViews views;

    public AppSettingsChange(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.apps = apps;
        this.audit = audit;
        this.clock = clock;
        this.owned = new OwnedApps(apps);
        this.views = new AppViews(regions, plans);
    }

    @Override
    public AppView change(Command command) {
        return unitOfWork.execute(() -> {
            App app = owned.require(command.tenant(), command.app(), command.expectedVersion());
            AppSettings settings = merge(app.settings(), command);
            if (!app.settings().onlyTakesAwayIn(settings)) {
                tenants.find(app.tenant()).orElseThrow().requireActive();
            }
            if (settings.equals(app.settings())) {
                return views.of(app);
            }
            if (apps.nameTaken(app.tenant(), settings.name().key(), Optional.of(app.id()))) {
                throw new RuleBroken(Refusal.APP_NAME_TAKEN);
            }
            App changed = apps.update(app.with(settings, clock.instant()));
            AppView view = views.of(changed);
            AppEntries.changed(AuditAction.APP_CHANGED, app, changed).recordIn(audit);
            return view;
        });
    }

    private static AppSettings merge(AppSettings current, Command command) {
        Violations violations = new Violations();
        Optional<AppName> name = given(command.name(), current.name(), text -> AppName.parse(text, "name", violations));
        Optional<List<AppUri>> redirectUris = given(
                command.redirectUris(),
                current.redirectUris(),
                texts -> AppUri.parseList(texts, "redirectUris", violations));
        Optional<List<AppUri>> postLogoutRedirectUris = given(
                command.postLogoutRedirectUris(),
                current.postLogoutRedirectUris(),
                texts -> AppUri.parseList(texts, "postLogoutRedirectUris", violations));
        Optional<AllowedDomains> allowedDomains = given(
                command.allowedDomains(),
                current.allowedDomains(),
                texts -> AllowedDomains.parse(texts, "allowedDomains", violations));
        violations.throwIfAny();
        return new AppSettings(
                name.orElseThrow(),
                redirectUris.orElseThrow(),
                postLogoutRedirectUris.orElseThrow(),
                allowedDomains.orElseThrow(),
                command.enabled().orElse(current.enabled()));
    }

    private static <I, V> Optional<V> given(Optional<I> input, V current, Function<I, Optional<V>> parse) {
        return input.isPresent() ? parse.apply(input.get()) : Optional.of(current);
    }
}
