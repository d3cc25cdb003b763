package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.region.ManageRegions;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The license regions in which a tenant can register an app now. */
@Path("/api/v1/choices/license-regions")
@Dependent
@RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public final class RegionChoicesResource {
    private final ManageRegions regions;

    /** Works with this use case. */
    @Inject
    public RegionChoicesResource(ManageRegions regions) {
        this.regions = regions;
    }

    /** Every active region that has an active database. */
    @GET
    public PageAnswer<RegionSummary> list() {
        return PageAnswer.ofAll(regions.choices(), RegionSummary::from);
    }
}
