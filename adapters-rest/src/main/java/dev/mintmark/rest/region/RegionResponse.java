package dev.mintmark.rest.region;

import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;

/**
 * A license region as an operator sees it.
 *
 * @param activeDatabase the code of the database that new apps get; null if none is active
 */
record RegionResponse(String code, String name, boolean active, String activeDatabase) {
    static RegionResponse from(LicenseRegion region) {
        return new RegionResponse(
                region.code().value(),
                region.name().value(),
                region.active(),
                region.activeDatabase().map(DbCode::value).orElse(null));
    }
}
