package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.region.AssessRegionImpact;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many apps of how many tenants carry a region or a database. */
@Schema(
        name = "RegionImpact",
        description = "How many apps of how many tenants carry a region or a database.",
        examples = """
                {"apps": 12, "tenants": 3}""")
record RegionImpactAnswer(
        @Schema(minimum = "0") long apps,
        @Schema(minimum = "0") long tenants) {
    static RegionImpactAnswer from(AssessRegionImpact.Impact impact) {
        return new RegionImpactAnswer(impact.apps(), impact.tenants());
    }
}
