package dev.mintmark.persistence.store;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What all adapters do in the same way with single rows. */
public final class Rows {
    private Rows() {}

    /** Stores a new row where the schema holds no rule with a refusal of its own. */
    public static void insert(EntityManager em, Object row) {
        insert(em, row, Map.of());
    }

    /**
     * Stores a new row now, so that the schema decides now.
     *
     * @param rules the refusal that stands for each unique constraint, by the constraint's name
     */
    public static void insert(EntityManager em, Object row, Map<String, Refusal> rules) {
        StoreErrors.translated(rules, () -> {
            em.persist(row);
            em.flush();
            return row;
        });
    }

    public static <E> Optional<E> find(EntityManager em, Class<E> type, Object id) {
        return StoreErrors.translated(() -> Optional.ofNullable(em.find(type, id)));
    }

    /** @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the row is gone */
    public static <E> E require(EntityManager em, Class<E> type, Object id) {
        return find(em, type, id).orElseThrow(Versions::gone);
    }

    /** One row, locked and as it is stored now, whatever was read of it before: a find that locks reads again. */
    public static <E> Optional<E> lock(EntityManager em, Class<E> type, Object id) {
        return StoreErrors.translated(() -> Optional.ofNullable(em.find(type, id, LockModeType.PESSIMISTIC_WRITE)));
    }

    /** Whose a row is, as its tenant says; nothing stands for the installation. */
    public static Owner owner(UUID tenantId) {
        return tenantId == null ? Owner.installation() : Owner.of(new TenantId(tenantId));
    }

    /** The tenant's id, for a statement that casts it; null for the installation. */
    public static String tenant(Owner owner) {
        return owner.fold(TenantId::toString, () -> null);
    }

    /** How many rows are this owner's, and fit the condition; the entity, {@code r}, has a {@code tenantId}. */
    public static long count(
            EntityManager em, Class<?> type, Owner owner, String condition, Map<String, Object> parameters) {
        return StoreErrors.translated(() -> {
            TypedQuery<Long> query = em.createQuery(
                    "select count(r) from " + type.getSimpleName() + " r where r.tenantId "
                            + (owner.isInstallation() ? "is null" : "= :tenant") + condition,
                    Long.class);
            owner.tenant().ifPresent(tenant -> query.setParameter("tenant", tenant.value()));
            parameters.forEach(query::setParameter);
            return query.getSingleResult();
        });
    }

    /** One more row than a page holds, by id, of this owner; the entity has an {@code id} and a {@code tenantId}. */
    public static <E> List<E> of(EntityManager em, Class<E> type, Owner owner, Page.Request page) {
        return StoreErrors.translated(() -> {
            TypedQuery<E> query = em.createQuery(
                            "select r from " + type.getSimpleName() + " r where r.tenantId "
                                    + (owner.isInstallation() ? "is null" : "= :tenant")
                                    + " and r.id > :after order by r.id",
                            type)
                    .setParameter("after", Cursors.afterId(page))
                    .setMaxResults(page.limit() + 1);
            owner.tenant().ifPresent(tenant -> query.setParameter("tenant", tenant.value()));
            return query.getResultList();
        });
    }
}
