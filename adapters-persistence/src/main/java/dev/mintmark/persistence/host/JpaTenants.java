package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** The tenants in the database. */
public final class JpaTenants implements Tenants {
    private final EntityManager em;

    public JpaTenants(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(Tenant tenant) {
        Rows.insert(em, TenantEntity.from(tenant));
    }

    @Override
    public Tenant update(Tenant tenant) {
        return StoreErrors.translated(() -> {
            TenantEntity row = Rows.require(em, TenantEntity.class, tenant.id().value());
            row.change(tenant);
            em.flush();
            return row.toDomain();
        });
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Rows.find(em, TenantEntity.class, id.value()).map(TenantEntity::toDomain);
    }

    @Override
    public Optional<Tenant> lock(TenantId id) {
        return Rows.lock(em, TenantEntity.class, id.value()).map(TenantEntity::toDomain);
    }

    @Override
    public Page<Tenant> list(Page.Request page) {
        return StoreErrors.translated(() -> {
            List<Tenant> tenants = em.createQuery(
                            "select t from TenantEntity t where t.id > :after order by t.id", TenantEntity.class)
                    .setParameter("after", Cursors.afterId(page))
                    .setMaxResults(page.limit() + 1)
                    .getResultStream()
                    .map(TenantEntity::toDomain)
                    .toList();
            return Page.cut(tenants, page.limit(), tenant -> Cursors.at(tenant.id()));
        });
    }
}
