package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.tenant.ViewOwnTenant;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The current member's own tenant. */
@Path("/api/v1/tenant")
@Dependent
@Tag(name = "Tenant")
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@SecurityRequirement(name = Roles.TENANT_VIEWER)
@RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public final class OwnTenantResource {
    private final ViewOwnTenant ownTenant;
    private final CurrentMember current;

    /** Works with this use case. */
    @Inject
    public OwnTenantResource(ViewOwnTenant ownTenant, CurrentMember current) {
        this.ownTenant = ownTenant;
        this.current = current;
    }

    /** The tenant and how many apps it has. */
    @GET
    @Operation(operationId = "readOwnTenant", summary = "Read the current tenant")
    @APIResponse(
            responseCode = "200",
            description = "The current tenant.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = OwnTenantAnswer.class)))
    public Response view(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return EntityTags.answer(ifNoneMatch, OwnTenantAnswer.from(ownTenant.view(current.tenant())));
    }
}
