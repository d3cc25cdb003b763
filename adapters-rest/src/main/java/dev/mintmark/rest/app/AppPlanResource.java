package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ChangeAppPlan;
import dev.mintmark.application.port.in.tenant.ViewOwnTenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plan of an app of the current member's own tenant (http-api §2, apps). */
@Path("/api/v1/apps/{id}/plan")
@Dependent
@Tag(name = "Apps")
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@RolesAllowed(Roles.TENANT_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class AppPlanResource {
    private final PlanAssignment plans;
    private final ViewOwnTenant ownTenant;
    private final CurrentMember current;

    /** Works with these use cases. */
    @Inject
    public AppPlanResource(PlanAssignment plans, ViewOwnTenant ownTenant, CurrentMember current) {
        this.plans = plans;
        this.ownTenant = ownTenant;
        this.current = current;
    }

    /** Assigns a plan. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "assignPlan", summary = "Assign a plan to an app")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PlanChoice.class)))
    @APIResponse(
            responseCode = "200",
            description = "The app as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = AppAnswer.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `plan_managed_by_operator`")
    @APIResponse(responseCode = "409", description = "`tenant_inactive`, `plan_not_assignable`, `concurrent_change`")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response assign(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return plans.assign(ChangeAppPlan.Actor.TENANT_ADMIN, tenant(), PathIds.app(id), ifMatch, sent);
    }

    /** Removes the plan. */
    @DELETE
    @Operation(operationId = "removePlan", summary = "Remove the plan of an app")
    @APIResponse(responseCode = "204", description = "It has no plan, now or already before.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `plan_managed_by_operator`")
    @APIResponse(responseCode = "409", description = "`tenant_inactive`, `concurrent_change`")
    public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.remove(ChangeAppPlan.Actor.TENANT_ADMIN, tenant(), PathIds.app(id), ifMatch);
    }

    /** That plans are not its own to choose comes before everything about the app and the body. */
    private TenantId tenant() {
        ownTenant.view(current.tenant()).tenant().requireOpenPlanPolicy();
        return current.tenant();
    }
}
