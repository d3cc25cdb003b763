package dev.mintmark.application.port.in.activity;

import dev.mintmark.domain.activity.Activity;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what happened at the token endpoint in the last hours and days; at most 5 seconds late (http-api §2, activity).
 */
public interface ReadActivity {
    /**
     * Of one app.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if the tenant has no such app
     */
    AppActivity of(TenantId tenant, AppId app);

    /** Of the whole installation. */
    Activity ofInstallation();

    /**
     * Of several apps, the last seven days in turn with the one that is not over.
     *
     * @return one list for each app, in their order; of an app that is not this tenant's as of one that did nothing
     */
    Map<AppId, List<DayCount>> lastWeek(TenantId tenant, List<AppId> apps);

    /**
     * What one app did.
     *
     * @param lastTokenIssuedAt empty until the first
     * @param secretLastUsedAt when its secret last proved who it is; empty until it first did
     * @param replacedSecretAttempts tries with a replaced secret since the last one was replaced
     * @param federatedUses the last use of each federated credential that was used, by its name
     */
    record AppActivity(
            Optional<Instant> lastTokenIssuedAt,
            Optional<Instant> secretLastUsedAt,
            Activity activity,
            long replacedSecretAttempts,
            Map<String, FederatedUse> federatedUses) {}
}
