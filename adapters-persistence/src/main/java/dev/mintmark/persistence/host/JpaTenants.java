package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tenants in the database. */
public final class JpaTenants implements Tenants {
    /** No tenant has the least of all ids. */
    private static final TenantId NOBODY = new TenantId(new UUID(0, 0));

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
    public Page<Tenant> list(Optional<String> search, Page.Request page) {
        if (search.filter(text -> !Storable.isStorable(text)).isPresent()) {
            return new Page<>(List.of(), Optional.empty());
        }
        return StoreErrors.translated(() -> {
            List<Tenant> tenants = select(
                            search.filter(text -> !DisplayName.keyOf(text).isEmpty()))
                    .setParameter("after", Cursors.afterId(page))
                    .setMaxResults(page.limit() + 1)
                    .getResultStream()
                    .map(TenantEntity::toDomain)
                    .toList();
            return Page.cut(tenants, page.limit(), tenant -> Cursors.at(tenant.id()));
        });
    }

    private TypedQuery<TenantEntity> select(Optional<String> search) {
        String fits = search.isPresent() ? " and (locate(:nameKey, t.nameKey) > 0 or t.id = :id)" : "";
        TypedQuery<TenantEntity> select = em.createQuery(
                "select t from TenantEntity t where t.id > :after" + fits + " order by t.id", TenantEntity.class);
        search.ifPresent(text -> select.setParameter("nameKey", DisplayName.keyOf(text))
                .setParameter("id", TenantId.parse(text.strip()).orElse(NOBODY).value()));
        return select;
    }
}
