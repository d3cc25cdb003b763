package dev.mintmark.rest.region;

import dev.mintmark.domain.region.LicenseRegion;

/** A license region as a tenant sees it, on an app or as a choice. */
public record RegionSummary(String code, String name) {
    /** The region in this form. */
    public static RegionSummary from(LicenseRegion region) {
        return new RegionSummary(region.code().value(), region.name().value());
    }
}
