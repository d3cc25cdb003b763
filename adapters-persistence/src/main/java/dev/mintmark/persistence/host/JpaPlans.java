package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plans in the database. */
public final class JpaPlans implements Plans {
    private static final Map<String, Refusal> RULES = Map.of("plan_pk", Refusal.CODE_TAKEN);

    private final EntityManager em;
    private final PlanApiRows apis;

    public JpaPlans(EntityManager em) {
        this.em = em;
        this.apis = new PlanApiRows(em);
    }

    @Override
    public void add(Plan plan) {
        Rows.insert(em, PlanEntity.from(plan), RULES);
        apis.add(plan);
    }

    @Override
    public Plan update(Plan plan) {
        return StoreErrors.translated(() -> {
            PlanEntity row = Rows.require(em, PlanEntity.class, plan.code().value());
            row.change(plan);
            em.flush();
            apis.replace(plan);
            return row.toDomain(plan.apis());
        });
    }

    @Override
    public Optional<Plan> find(PlanCode code) {
        return Rows.find(em, PlanEntity.class, code.value()).map(apis::planOf);
    }

    @Override
    public Optional<Plan> lock(PlanCode code) {
        return Rows.lock(em, PlanEntity.class, code.value()).map(apis::planOf);
    }

    @Override
    public List<Plan> findAll(Collection<PlanCode> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return StoreErrors.translated(() -> apis.plansOf(em.createQuery(
                        "select p from PlanEntity p where p.code in :codes", PlanEntity.class)
                .setParameter("codes", codes.stream().map(PlanCode::value).toList())
                .getResultList()));
    }

    @Override
    public Page<Plan> list(Page.Request page) {
        return StoreErrors.translated(() -> {
            List<Plan> plans = apis.plansOf(
                    em.createQuery("select p from PlanEntity p where p.code > :after order by p.code", PlanEntity.class)
                            .setParameter("after", Cursors.afterCode(page))
                            .setMaxResults(page.limit() + 1)
                            .getResultList());
            return Page.cut(plans, page.limit(), plan -> Cursors.at(plan.code()));
        });
    }

    @Override
    public List<Plan> choices() {
        return StoreErrors.translated(() -> apis.plansOf(
                em.createQuery("select p from PlanEntity p where p.status = :active order by p.code", PlanEntity.class)
                        .setParameter("active", PlanStatus.ACTIVE.code())
                        .getResultList()));
    }
}
