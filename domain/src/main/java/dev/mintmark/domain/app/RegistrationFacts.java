package dev.mintmark.domain.app;

import dev.mintmark.domain.Violations;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.tenant.Tenant;
import java.util.Optional;

/**
 * All that decides whether a tenant may register an app (rules §5).
 *
 * @param planRequested whether the tenant asked for a plan, known or not
 * @param violations what is wrong with the fields that were sent
 * @param apps how many apps the tenant has
 * @param plan the plan that it asked for; empty if it asked for none or for an unknown one
 * @param nameTaken whether another app of the tenant has this name
 */
public record RegistrationFacts(
        Tenant tenant,
        boolean planRequested,
        Violations violations,
        long apps,
        Optional<Plan> plan,
        boolean nameTaken) {}
