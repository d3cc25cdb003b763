package dev.mintmark.rest.region;

import dev.mintmark.domain.region.LicenseRegion;

/** A license region as an operator sees it. */
record RegionAnswer(String code, String name, boolean active) {
    static RegionAnswer from(LicenseRegion region) {
        return new RegionAnswer(region.code().value(), region.name().value(), region.active());
    }
}
