package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.member.Right;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The apps of any tenant, as far as operators manage them (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/apps")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantAppsResource {
    private final ManageTenants tenants;
    private final AppList list;
    private final PlanAssignment plans;

    @Inject
    public TenantAppsResource(ManageTenants tenants, AppList list, PlanAssignment plans) {
        this.tenants = tenants;
        this.list = list;
        this.plans = plans;
    }

    /** A page of the tenant's apps. */
    @GET
    @QueryNames({"limit", "cursor", "q", "enabled", "region", "plan", "secretExpiresBefore", "sort"})
    public PageResponse<AppResponse> list(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        return list.of(tenants.read(PathIds.tenant(tenant)).id(), uri);
    }

    /** Assigns a plan, whatever the tenant's plan policy. */
    @PUT
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response assignPlan(
            @PathParam("tenant") String tenant,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] sent) {
        return plans.assign(AssignPlan.Actor.OPERATOR, PathIds.tenant(tenant), PathIds.app(id), ifMatch, sent);
    }

    /** Removes the plan. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}/plan")
    public void removePlan(
            @PathParam("tenant") String tenant,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.remove(AssignPlan.Actor.OPERATOR, PathIds.tenant(tenant), PathIds.app(id), ifMatch);
    }
}
