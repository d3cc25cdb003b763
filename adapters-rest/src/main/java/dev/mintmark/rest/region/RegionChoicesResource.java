package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.host.ManageRegions;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The license regions in which a tenant can register an app now. */
@Path("/api/v1/choices/license-regions")
@Dependent
@Needs(Right.READ_APPS)
@Produces(MediaType.APPLICATION_JSON)
public final class RegionChoicesResource {
    private final ManageRegions regions;

    @Inject
    public RegionChoicesResource(ManageRegions regions) {
        this.regions = regions;
    }

    /** Every active region that has an active database. */
    @GET
    public PageResponse<RegionSummary> list() {
        return PageResponse.ofAll(regions.choices(), RegionSummary::from);
    }
}
