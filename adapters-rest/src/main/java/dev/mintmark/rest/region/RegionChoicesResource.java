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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The license regions in which a tenant can register an app now. */
@Path("/api/v1/choices/license-regions")
@Dependent
@Tag(name = "Tenant")
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@SecurityRequirement(name = Roles.TENANT_VIEWER)
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
    @Operation(operationId = "listRegionChoices", summary = "List the license regions that can be chosen now")
    @APIResponse(responseCode = "200", description = "Every active region that has an active database, on one page.")
    public PageAnswer<RegionSummary> list() {
        return PageAnswer.ofAll(regions.choices(), RegionSummary::from);
    }
}
