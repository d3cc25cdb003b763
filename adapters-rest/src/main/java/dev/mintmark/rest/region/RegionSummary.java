package dev.mintmark.rest.region;

import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A license region as a tenant sees it, on an app or as a choice. */
@Schema(name = "LicenseRegionSummary", description = "A license region as a tenant sees it.", examples = """
                {"code": "aws-us-east-1", "name": "US East"}""")
public record RegionSummary(
        @Schema(implementation = Described.Code.class) String code,

        @Schema(implementation = Described.DisplayName.class)
        String name) {
    /** The region in this form. */
    public static RegionSummary from(LicenseRegion region) {
        return new RegionSummary(region.code().value(), region.name().value());
    }
}
