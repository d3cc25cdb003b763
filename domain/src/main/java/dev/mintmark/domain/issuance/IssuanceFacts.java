package dev.mintmark.domain.issuance;

import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * All that decides whether an app gets a token, and what is in it (rules §7).
 *
 * @param region empty only if the store broke its own rule; the gate checks all the same
 * @param dbCode empty only if the store broke its own rule, too
 * @param plan empty where no plan is assigned
 * @param api what the token is to be for; empty if there is no such API
 * @param credentialVersion the one that a token carries
 * @param overlap the app's replaced secret, if it was to go on working; it may be over
 */
public record IssuanceFacts(
        TenantId tenant,
        TenantStatus tenantStatus,
        AppId app,
        ClientId clientId,
        boolean enabled,
        Optional<RegionCode> region,
        Optional<DbCode> dbCode,
        AllowedDomains allowedDomains,
        Optional<AssignedPlan> plan,
        Optional<TargetApi> api,
        int credentialVersion,
        Optional<Overlap> overlap) {
    /** The lowest credential version whose tokens still count (rules §5). */
    public int credentialFloor(Instant now) {
        return overlap.filter(replaced -> !replaced.isOver(now))
                .map(Overlap::floor)
                .orElse(credentialVersion);
    }

    /** The same for a token that is got with the replaced secret: it stops counting when the overlap ends. */
    public IssuanceFacts byReplacedSecret(Overlap replaced) {
        return new IssuanceFacts(
                tenant,
                tenantStatus,
                app,
                clientId,
                enabled,
                region,
                dbCode,
                allowedDomains,
                plan,
                api,
                replaced.floor(),
                overlap);
    }

    /** The plan that an app holds, as far as a token shows it. */
    public record AssignedPlan(PlanCode code, PlanStatus status, int revision, Limits limits) {}
}
