package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.host.ManageRegions;

/** How many apps of how many tenants carry a region or a database. */
record RegionImpactResponse(long apps, long tenants) {
    static RegionImpactResponse from(ManageRegions.Impact impact) {
        return new RegionImpactResponse(impact.apps(), impact.tenants());
    }
}
