package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import java.time.Instant;
import java.util.List;

/**
 * What an app did at the token endpoint (http-api §2, activity).
 *
 * @param lastTokenIssuedAt null until the first
 * @param secretLastUsedAt null until the first use
 */
record AppActivityResponse(
        Instant lastTokenIssuedAt,
        Instant secretLastUsedAt,
        List<AppHourResponse> hours,
        List<RefusalResponse> refusals,
        List<DayResponse> days,
        long replacedSecretAttempts,
        List<FederatedUseResponse> federatedTokens) {
    static AppActivityResponse from(ReadActivity.AppActivity activity) {
        return new AppActivityResponse(
                activity.lastTokenIssuedAt().orElse(null),
                activity.secretLastUsedAt().orElse(null),
                activity.activity().hours().stream().map(AppHourResponse::from).toList(),
                RefusalResponse.of(activity.activity()),
                DayResponse.of(activity.activity().days()),
                activity.replacedSecretAttempts(),
                FederatedUseResponse.of(activity.federatedUses()));
    }
}
