package dev.mintmark.persistence.host;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What plans open, a row for each API; read for many plans at once. */
final class PlanApiRows {
    private static final Map<String, Refusal> RULES = Map.of("plan_api_resource_server_fk", Refusal.CONCURRENT_CHANGE);

    private final EntityManager em;

    PlanApiRows(EntityManager em) {
        this.em = em;
    }

    /** The plans of these rows, in the same order. */
    List<Plan> plansOf(Collection<PlanEntity> rows) {
        Map<String, List<OpenedApi>> opened =
                opened(rows.stream().map(PlanEntity::code).toList());
        return rows.stream()
                .map(row -> row.toDomain(opened.getOrDefault(row.code(), List.of())))
                .toList();
    }

    Plan planOf(PlanEntity row) {
        return plansOf(List.of(row)).get(0);
    }

    private Map<String, List<OpenedApi>> opened(List<String> plans) {
        Map<String, List<OpenedApi>> opened = new HashMap<>();
        if (plans.isEmpty()) {
            return opened;
        }
        StoreErrors.translated(() -> {
            String marks = IntStream.rangeClosed(1, plans.size())
                    .mapToObj(i -> "?" + i)
                    .collect(Collectors.joining(", "));
            Query query = em.createNativeQuery("SELECT plan_code, resource_server_id, scopes FROM plan_api"
                    + " WHERE plan_code IN (" + marks + ") ORDER BY plan_code, position");
            for (int i = 0; i < plans.size(); i++) {
                query.setParameter(i + 1, plans.get(i));
            }
            List<?> rows = query.getResultList();
            rows.stream().map(Object[].class::cast).forEach(row -> opened.computeIfAbsent(
                            (String) row[0], plan -> new ArrayList<>())
                    .add(new OpenedApi(new ResourceServerId((UUID) row[1]), ScopeTexts.names((String) row[2]))));
            return rows;
        });
        return opened;
    }

    /**
     * Takes over what the plan opens; its row is written already, and so locked.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if one of the APIs has just been removed
     */
    void replace(Plan plan) {
        StoreErrors.translated(() -> {
            lock(plan);
            em.createNativeQuery("DELETE FROM plan_api WHERE plan_code = ?1")
                    .setParameter(1, plan.code().value())
                    .executeUpdate();
            insert(plan);
            return plan;
        });
    }

    /**
     * Stores what a new plan opens.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if one of the APIs has just been removed
     */
    void add(Plan plan) {
        StoreErrors.translated(() -> {
            lock(plan);
            insert(plan);
            return plan;
        });
    }

    /** Keeps the APIs from being removed; H2 does not when a row that refers to them is stored. */
    private void lock(Plan plan) {
        List<UUID> apis = plan.apis().stream()
                .map(opened -> opened.api().value())
                .sorted()
                .toList();
        for (UUID api : apis) {
            if (Rows.lock(em, ResourceServerEntity.class, api).isEmpty()) {
                throw Versions.gone();
            }
        }
    }

    private void insert(Plan plan) {
        StoreErrors.translated(RULES, () -> {
            for (int position = 0; position < plan.apis().size(); position++) {
                OpenedApi opened = plan.apis().get(position);
                em.createNativeQuery("INSERT INTO plan_api (plan_code, resource_server_id, position, scopes)"
                                + " VALUES (?1, ?2, ?3, ?4)")
                        .setParameter(1, plan.code().value())
                        .setParameter(2, opened.api().value())
                        .setParameter(3, position)
                        .setParameter(4, ScopeTexts.column(opened.scopes()))
                        .executeUpdate();
            }
            return plan;
        });
    }
}
