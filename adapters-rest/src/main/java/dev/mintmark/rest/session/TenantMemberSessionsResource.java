package dev.mintmark.rest.session;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Where a member of a tenant is signed in, in an operator's hand (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/members/{memberId}/sessions")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantMemberSessionsResource {
    private final SessionRequests requests;
    private final ManageTenants tenants;

    @Inject
    public TenantMemberSessionsResource(SessionRequests requests, ManageTenants tenants) {
        this.requests = requests;
        this.tenants = tenants;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<SessionResponse> list(
            @PathParam("tenant") String tenant, @PathParam("memberId") String member, @Context UriInfo uri) {
        return requests.list(existing(tenant), PathIds.member(member), uri);
    }

    /** Ends all of them. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    public void endAll(@PathParam("tenant") String tenant, @PathParam("memberId") String member) {
        requests.endAll(existing(tenant), PathIds.member(member));
    }

    private Owner existing(String tenant) {
        return Owner.of(tenants.read(PathIds.tenant(tenant)).id());
    }
}
