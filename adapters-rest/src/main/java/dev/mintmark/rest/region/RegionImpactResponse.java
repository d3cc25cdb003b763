package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.host.AssessRegionImpact;

/** How many apps of how many tenants carry a region or a database. */
record RegionImpactResponse(long apps, long tenants) {
    static RegionImpactResponse from(AssessRegionImpact.Impact impact) {
        return new RegionImpactResponse(impact.apps(), impact.tenants());
    }
}
