package dev.mintmark.domain.tenant;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.SecretAge;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The organization boundary: owns apps and members (rules §2). Starts {@code pending_activation}; activation makes it
 * {@code active}; from then on it can be suspended and activated again.
 *
 * @param appLimit how many apps it may have, 0 to {@value #MAX_APP_LIMIT}
 * @param secretAge how old client secrets of its apps may become; empty if they may become as old as they will
 * @param secondFactor whether its members have to have a second factor
 * @param version grows with each stored change; for optimistic locking
 */
public record Tenant(
        TenantId id,
        DisplayName name,
        TenantStatus status,
        int appLimit,
        PlanPolicy planPolicy,
        Optional<SecretAge> secretAge,
        SecondFactorPolicy secondFactor,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The highest app limit that can be set. */
    public static final int MAX_APP_LIMIT = 1_000_000;

    /** A new tenant, waiting for its activation. */
    public static Tenant register(TenantId id, DisplayName name, int appLimit, PlanPolicy planPolicy, Instant now) {
        return new Tenant(
                id,
                name,
                TenantStatus.PENDING_ACTIVATION,
                appLimit,
                planPolicy,
                Optional.empty(),
                SecondFactorPolicy.OPTIONAL,
                now,
                now,
                1);
    }

    /** Reports {@code invalid_limits} for an app limit outside 0 to {@value #MAX_APP_LIMIT}. */
    public static void checkAppLimit(long appLimit, String field, Violations violations) {
        if (appLimit < 0 || appLimit > MAX_APP_LIMIT) {
            violations.add(field, Fault.INVALID_LIMITS, "An app limit is a whole number from 0 to 1000000.");
        }
    }

    /** The tenant with another name, app limit and plan policy. */
    public Tenant with(DisplayName newName, int newAppLimit, PlanPolicy newPlanPolicy, Instant now) {
        return new Tenant(
                id, newName, status, newAppLimit, newPlanPolicy, secretAge, secondFactor, createdAt, now, version);
    }

    /** The tenant with another greatest age of secrets, or with none; one that is the same goes on as it was set. */
    public Tenant withSecretMaxAge(Optional<Duration> max, Instant now) {
        if (max.equals(secretAge.map(SecretAge::max))) {
            return this;
        }
        Optional<SecretAge> newAge = max.map(age -> new SecretAge(age, now));
        return new Tenant(id, name, status, appLimit, planPolicy, newAge, secondFactor, createdAt, now, version);
    }

    /** The tenant, asking its members for a second factor or not. */
    public Tenant withSecondFactor(SecondFactorPolicy policy, Instant now) {
        return new Tenant(id, name, status, appLimit, planPolicy, secretAge, policy, createdAt, now, version);
    }

    /**
     * Reads a greatest age of secrets; the empty text says that there is none. Reports {@code invalid_duration} for one
     * that is not in whole seconds from one day to 3650 days.
     */
    public static Optional<Duration> parseSecretMaxAge(String text, String field, Violations violations) {
        Optional<Duration> max = DurationText.parse(text, SecretAge.SHORTEST, SecretAge.LONGEST);
        if (max.isEmpty() && !text.isEmpty()) {
            violations.add(
                    field,
                    Fault.INVALID_DURATION,
                    "Give a duration of whole seconds from one day to 3650 days, such as P90D.");
        }
        return max;
    }

    /**
     * The tenant in another status.
     *
     * @throws RuleBroken {@code invalid_transition} if no way leads there
     */
    public Tenant become(TenantStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new RuleBroken(
                    Refusal.INVALID_TRANSITION,
                    "A tenant that is " + status.code() + " cannot become " + next.code() + ".");
        }
        return new Tenant(id, name, next, appLimit, planPolicy, secretAge, secondFactor, createdAt, now, version);
    }

    /** Whether its apps may get tokens and be changed freely. */
    public boolean isActive() {
        return status == TenantStatus.ACTIVE;
    }

    /** @throws RuleBroken {@code tenant_inactive} unless the tenant is active */
    public void requireActive() {
        if (!isActive()) {
            throw new RuleBroken(Refusal.TENANT_INACTIVE);
        }
    }

    /** @throws RuleBroken {@code app_limit_reached} if a tenant with this many apps may not have one more */
    public void requireRoomForOneMore(long apps) {
        if (apps >= appLimit) {
            throw new RuleBroken(Refusal.APP_LIMIT_REACHED);
        }
    }

    /** @throws RuleBroken {@code plan_managed_by_operator} unless its own admins choose the plans */
    public void requireOpenPlanPolicy() {
        if (planPolicy != PlanPolicy.OPEN) {
            throw new RuleBroken(Refusal.PLAN_MANAGED_BY_OPERATOR);
        }
    }
}
