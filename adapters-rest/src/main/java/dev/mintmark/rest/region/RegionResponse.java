package dev.mintmark.rest.region;

import dev.mintmark.domain.region.LicenseRegion;

/** A license region as an operator sees it. */
record RegionResponse(String code, String name, boolean active) {
    static RegionResponse from(LicenseRegion region) {
        return new RegionResponse(region.code().value(), region.name().value(), region.active());
    }
}
