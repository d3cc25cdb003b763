package dev.mintmark.rest.region;

import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A license region as an operator sees it. */
@Schema(name = "LicenseRegion", description = "A license region.", examples = """
                {"code": "aws-us-east-1", "name": "US East", "active": true}""")
record RegionAnswer(
        @Schema(implementation = Described.Code.class) String code,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(description = "Whether apps can be registered in it.")
        boolean active) {
    static RegionAnswer from(LicenseRegion region) {
        return new RegionAnswer(region.code().value(), region.name().value(), region.active());
    }
}
