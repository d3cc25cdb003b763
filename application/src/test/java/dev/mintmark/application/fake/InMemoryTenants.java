package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Tenants in memory. */
final class InMemoryTenants implements Tenants {
    private final Rows<TenantId, Tenant> rows = new Rows<>(Tenant::id, Tenant::version);

    Runnable snapshot() {
        Map<TenantId, Tenant> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(Tenant tenant) {
        rows.add(tenant, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public Tenant update(Tenant tenant) {
        return rows.update(
                tenant,
                version -> new Tenant(
                        tenant.id(),
                        tenant.name(),
                        tenant.status(),
                        tenant.appLimit(),
                        tenant.planPolicy(),
                        tenant.secretAge(),
                        tenant.secondFactor(),
                        tenant.createdAt(),
                        tenant.updatedAt(),
                        version));
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Tenant> lock(TenantId id) {
        return rows.find(id);
    }

    @Override
    public Page<Tenant> list(Optional<String> search, Page.Request page) {
        return rows.page(page, tenant -> tenant.id().toString(), tenant -> search.map(text -> fits(tenant, text))
                .orElse(true));
    }

    private static boolean fits(Tenant tenant, String text) {
        return DisplayName.keyOf(tenant.name().value()).contains(DisplayName.keyOf(text))
                || TenantId.parse(text.strip()).equals(Optional.of(tenant.id()));
    }

    Collection<Tenant> rows() {
        return rows.all();
    }
}
