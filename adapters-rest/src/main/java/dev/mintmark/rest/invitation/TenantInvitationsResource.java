package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Invitations to a tenant, in an operator's hand. One is made by adding a member without a password. */
@Path(TenantInvitationsResource.PATH)
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantInvitationsResource {
    /** Where they are. */
    static final String PATH = "/api/v1/tenants/{tenant}/invitations";

    private final ManageTenants tenants;
    private final InvitationRequests requests;

    @Inject
    public TenantInvitationsResource(ManageTenants tenants, InvitationRequests requests) {
        this.tenants = tenants;
        this.requests = requests;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<InvitationResponse> list(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        return requests.list(existing(tenant), uri);
    }

    /** One of them. */
    @GET
    @Path("{invitationId}")
    public Response read(
            @PathParam("tenant") String tenant,
            @PathParam("invitationId") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(existing(tenant), id, ifNoneMatch);
    }

    /** Gives one another link. */
    @POST
    @Needs(Right.HELP_PEOPLE_IN)
    @Path("{invitationId}/resend")
    public IssuedInvitationResponse resend(@PathParam("tenant") String tenant, @PathParam("invitationId") String id) {
        return requests.resend(existing(tenant), id);
    }

    /** Makes one useless. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{invitationId}")
    public void cancel(@PathParam("tenant") String tenant, @PathParam("invitationId") String id) {
        requests.cancel(existing(tenant), id);
    }

    private Owner existing(String tenant) {
        return Owner.of(tenants.read(PathIds.tenant(tenant)).id());
    }
}
