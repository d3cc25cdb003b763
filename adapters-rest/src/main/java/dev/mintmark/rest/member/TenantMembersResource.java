package dev.mintmark.rest.member;

import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The members of a tenant, managed by operators (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/members")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantMembersResource {
    private final ManageTenants tenants;
    private final MemberRequests requests;

    @Inject
    public TenantMembersResource(ManageTenants tenants, MemberRequests requests) {
        this.tenants = tenants;
        this.requests = requests;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<MemberResponse> list(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        return requests.list(existing(tenant), uri);
    }

    /** Adds one. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("tenant") String tenant, byte[] sent, @Context UriInfo uri) {
        return requests.add(existing(tenant), sent, uri);
    }

    /** One of them. */
    @GET
    @Path("{memberId}")
    public Response read(
            @PathParam("tenant") String tenant,
            @PathParam("memberId") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(existing(tenant), PathIds.member(id), ifNoneMatch);
    }

    /** Changes one. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{memberId}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("tenant") String tenant,
            @PathParam("memberId") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] sent) {
        return requests.change(existing(tenant), PathIds.member(id), ifMatch, sent, true);
    }

    /** Gives one a link to choose another password. */
    @POST
    @Needs(Right.HELP_PEOPLE_IN)
    @Path("{memberId}/reset")
    public ResetLinkResponse reset(@PathParam("tenant") String tenant, @PathParam("memberId") String id) {
        return requests.reset(existing(tenant), PathIds.member(id));
    }

    /** Removes one. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{memberId}")
    public void remove(
            @PathParam("tenant") String tenant,
            @PathParam("memberId") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(existing(tenant), PathIds.member(id), ifMatch);
    }

    private Owner existing(String tenant) {
        return Owner.of(tenants.read(PathIds.tenant(tenant)).id());
    }
}
