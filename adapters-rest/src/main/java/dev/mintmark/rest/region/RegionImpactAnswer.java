package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.region.AssessRegionImpact;

/** How many apps of how many tenants carry a region or a database. */
record RegionImpactAnswer(long apps, long tenants) {
    static RegionImpactAnswer from(AssessRegionImpact.Impact impact) {
        return new RegionImpactAnswer(impact.apps(), impact.tenants());
    }
}
