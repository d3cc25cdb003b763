package dev.mintmark.rest.resourceserver;

import dev.mintmark.application.port.in.host.ManageResourceServers;
import java.time.Instant;

/**
 * What disabling an API would block.
 *
 * @param lastTokenIssuedAt null if none was issued
 */
record ResourceServerImpactResponse(long apps, long tenants, long plans, Instant lastTokenIssuedAt) {
    static ResourceServerImpactResponse from(ManageResourceServers.Impact impact) {
        return new ResourceServerImpactResponse(
                impact.apps(),
                impact.tenants(),
                impact.plans(),
                impact.lastTokenIssuedAt().orElse(null));
    }
}
