package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import java.time.Instant;

/**
 * What disabling an issuer would block.
 *
 * @param lastUsedAt null if none of its tokens was used
 */
record TrustedIssuerImpactResponse(long apps, long tenants, Instant lastUsedAt) {
    static TrustedIssuerImpactResponse from(ManageTrustedIssuers.Impact impact) {
        return new TrustedIssuerImpactResponse(
                impact.apps(), impact.tenants(), impact.lastUsedAt().orElse(null));
    }
}
