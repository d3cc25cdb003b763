package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.token.Cuts;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.introspection.Cut;
import dev.mintmark.domain.introspection.Cut.Subject;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is cut, seen from the rows in memory. */
final class InMemoryCuts implements Cuts {
    private final InMemoryApps apps;
    private final InMemoryTenants tenants;
    private final InMemoryPlans plans;
    private final InMemorySigningKeys keys;
    private final InMemoryResourceServers servers;

    InMemoryCuts(
            InMemoryApps apps,
            InMemoryTenants tenants,
            InMemoryPlans plans,
            InMemorySigningKeys keys,
            InMemoryResourceServers servers) {
        this.apps = apps;
        this.tenants = tenants;
        this.plans = plans;
        this.keys = keys;
        this.servers = servers;
    }

    @Override
    public List<Cut> at(Instant now) {
        Instant graceBegan = now.minus(SigningKey.GRACE);
        Instant since = graceBegan.minus(longestLifetime());
        List<Cut> cuts = new ArrayList<>();
        apps.rows().stream().forEach(app -> {
            boolean changed = !app.times().updatedAt().isBefore(since);
            boolean overlapEnded = app.credentials()
                    .overlap()
                    .map(Overlap::endsAt)
                    .filter(end -> !end.isBefore(since) && !end.isAfter(now))
                    .isPresent();
            int floor = app.credentials().at(now).floor();
            String id = app.id().toString();
            if (!app.settings().enabled()) {
                if (changed) {
                    cuts.add(Cut.of(Subject.APP, id));
                }
            } else if ((changed || overlapEnded) && floor > 1) {
                cuts.add(Cut.ofApp(id, floor));
            }
        });
        apps.deleted().forEach((id, at) -> {
            if (!at.isBefore(since)) {
                cuts.add(Cut.of(Subject.APP, id.toString()));
            }
        });
        tenants.rows().stream()
                .filter(tenant -> tenant.status() == TenantStatus.SUSPENDED
                        && !tenant.updatedAt().isBefore(since))
                .forEach(tenant -> cuts.add(Cut.of(Subject.TENANT, tenant.id().toString())));
        plans.rows().stream()
                .filter(plan ->
                        plan.status() == PlanStatus.RETIRED && !plan.updatedAt().isBefore(since))
                .forEach(plan -> cuts.add(Cut.of(Subject.PLAN, plan.code().value())));
        keys.rows().stream()
                .filter(key -> key.purpose() == KeyPurpose.ACCESS_TOKEN && key.state() == KeyState.REVOKED)
                .filter(key -> !key.publishedUntil()
                        .orElseThrow()
                        .plus(key.tokenLifetime())
                        .isBefore(graceBegan))
                .forEach(key -> cuts.add(Cut.of(Subject.KEY, key.kid())));
        servers.rows().stream()
                .filter(server -> !server.updatedAt().isBefore(since))
                .flatMap(server -> server.api().stream())
                .filter(api -> !api.settings().enabled())
                .forEach(api -> cuts.add(Cut.of(Subject.API, api.identifier().value())));
        cuts.sort(Comparator.comparing((Cut cut) -> cut.subject().name()).thenComparing(Cut::value));
        return cuts;
    }

    private Duration longestLifetime() {
        return keys.rows().stream()
                .filter(key ->
                        key.purpose() == KeyPurpose.ACCESS_TOKEN && key.state().isLive())
                .map(SigningKey::tokenLifetime)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
