package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans in memory. */
final class InMemoryPlans implements Plans {
    private final Rows<PlanCode, Plan> rows = new Rows<>(Plan::code, Plan::version);

    Runnable snapshot() {
        Map<PlanCode, Plan> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    /** Whether a plan opens an API. */
    boolean opens(Optional<PlanCode> plan, ResourceServerId api) {
        return plan.flatMap(rows::find).filter(found -> opens(found, api)).isPresent();
    }

    /** How many plans open an API. */
    long openers(ResourceServerId api) {
        return rows.all().stream().filter(plan -> opens(plan, api)).count();
    }

    private static boolean opens(Plan plan, ResourceServerId api) {
        return plan.apis().stream().anyMatch(opened -> opened.api().equals(api));
    }

    /** An API is gone. */
    void forget(ResourceServerId api) {
        for (Plan plan : List.copyOf(rows.all())) {
            if (opens(plan, api)) {
                List<OpenedApi> left = plan.apis().stream()
                        .filter(opened -> !opened.api().equals(api))
                        .toList();
                rows.put(plan.opening(left, plan.updatedAt()));
            }
        }
    }

    @Override
    public void add(Plan plan) {
        rows.add(plan, Refusal.CODE_TAKEN);
    }

    @Override
    public Plan update(Plan plan) {
        return rows.update(
                plan,
                version -> new Plan(
                        plan.code(),
                        plan.name(),
                        plan.limits(),
                        plan.revision(),
                        plan.status(),
                        plan.apis(),
                        plan.createdAt(),
                        plan.updatedAt(),
                        version));
    }

    @Override
    public Optional<Plan> find(PlanCode code) {
        return rows.find(code);
    }

    @Override
    public Optional<Plan> lock(PlanCode code) {
        return rows.find(code);
    }

    @Override
    public List<Plan> findAll(Collection<PlanCode> codes) {
        return rows.all().stream().filter(plan -> codes.contains(plan.code())).toList();
    }

    @Override
    public Page<Plan> list(Page.Request page) {
        return rows.page(page, plan -> plan.code().value());
    }

    @Override
    public List<Plan> choices() {
        return rows.all().stream()
                .filter(plan -> plan.status() == PlanStatus.ACTIVE)
                .sorted(Comparator.comparing(plan -> plan.code().value()))
                .toList();
    }

    Collection<Plan> rows() {
        return rows.all();
    }
}
