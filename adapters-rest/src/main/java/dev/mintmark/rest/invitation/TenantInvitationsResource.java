package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.tenant.ManageTenants;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Invitations to a tenant, in an operator's hand. One is made by adding a member without a password. */
@Path(TenantInvitationsResource.PATH)
@Dependent
@RolesAllowed(Roles.PLATFORM_ADMIN)
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
public final class TenantInvitationsResource {
    /** Where they are. */
    static final String PATH = "/api/v1/tenants/{tenant}/invitations";

    private final ManageTenants tenants;
    private final InvitationRequests requests;

    /** Works with these. */
    @Inject
    public TenantInvitationsResource(ManageTenants tenants, InvitationRequests requests) {
        this.tenants = tenants;
        this.requests = requests;
    }

    /** A page. */
    @GET
    @Operation(operationId = "listInvitationsToTenant", summary = "List the invitations to a tenant")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page in whatever state, the oldest first.")
    public PageAnswer<InvitationAnswer> list(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        return requests.list(existing(tenant), uri);
    }

    /** One of them. */
    @GET
    @Path("{invitationId}")
    @Operation(operationId = "readInvitationToTenant", summary = "Read an invitation to a tenant")
    @APIResponse(
            responseCode = "200",
            description = "The invitation.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = InvitationAnswer.class)))
    public Response read(
            @PathParam("tenant") String tenant,
            @PathParam("invitationId") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(existing(tenant), id, ifNoneMatch);
    }

    /** Makes one useless. */
    @DELETE
    @Path("{invitationId}")
    @Operation(
            operationId = "cancelInvitationToTenant",
            summary = "Cancel an invitation to a tenant",
            description = "The link is dead at once. One that has expired or was cancelled before stays as it is.")
    @APIResponse(responseCode = "204", description = "Cancelled.")
    @APIResponse(responseCode = "409", description = "`invalid_transition`: it has been accepted")
    public void cancel(@PathParam("tenant") String tenant, @PathParam("invitationId") String id) {
        requests.cancel(existing(tenant), id);
    }

    private Optional<TenantId> existing(String tenant) {
        return Optional.of(tenants.read(PathIds.tenant(tenant)).id());
    }
}
