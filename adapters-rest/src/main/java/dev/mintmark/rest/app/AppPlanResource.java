package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The plan of an app of the current member's own tenant (http-api §2, apps). */
@Path("/api/v1/apps/{id}/plan")
@Dependent
@Needs(Right.ASSIGN_PLANS)
@Produces(MediaType.APPLICATION_JSON)
public final class AppPlanResource {
    private final PlanAssignment plans;
    private final ManageTenants ownTenant;
    private final CurrentMember current;

    @Inject
    public AppPlanResource(PlanAssignment plans, ManageTenants ownTenant, CurrentMember current) {
        this.plans = plans;
        this.ownTenant = ownTenant;
        this.current = current;
    }

    /** Assigns a plan. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response assign(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return plans.assign(AssignPlan.Actor.TENANT_ADMIN, tenant(), PathIds.app(id), ifMatch, sent);
    }

    /** Removes the plan. */
    @DELETE
    public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.remove(AssignPlan.Actor.TENANT_ADMIN, tenant(), PathIds.app(id), ifMatch);
    }

    /** Refuses a tenant that may not choose plans before anything is said about the app and the body. */
    private TenantId tenant() {
        ownTenant.view(current.tenant()).tenant().requireOpenPlanPolicy();
        return current.tenant();
    }
}
