package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ChangeAppPlan;
import dev.mintmark.application.port.in.tenant.ManageTenants;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The apps of any tenant, as far as operators have a hand in them (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/apps")
@Dependent
@Tag(name = "Tenants")
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantAppsResource {
    private final ManageTenants tenants;
    private final AppList list;
    private final PlanAssignment plans;

    /** Works with these use cases. */
    @Inject
    public TenantAppsResource(ManageTenants tenants, AppList list, PlanAssignment plans) {
        this.tenants = tenants;
        this.list = list;
        this.plans = plans;
    }

    /** A page of the tenant's apps. */
    @GET
    @Operation(operationId = "listAppsOfTenant", summary = "List the apps of a tenant")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "A substring of the name, letter case and width ignored, or of the client id.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "enabled",
            in = ParameterIn.QUERY,
            description = "Only apps that are enabled, or only those that are not.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Only apps of this license region.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "plan",
            in = ParameterIn.QUERY,
            description = "Only apps with this plan.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By name in code point order, or by creation; a hyphen turns it around.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"name", "-name", "createdAt", "-createdAt"},
                            defaultValue = "name"))
    @APIResponse(responseCode = "200", description = "A page of the tenant's apps.")
    public PageAnswer<AppAnswer> list(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        return list.of(tenants.read(PathIds.tenant(tenant)).id(), uri);
    }

    /** Assigns a plan, whatever the tenant's plan policy. */
    @PUT
    @Path("{id}/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "assignPlanForTenant",
            summary = "Assign a plan to an app of a tenant",
            description = "Whatever the tenant's plan policy.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PlanChoice.class)))
    @APIResponse(
            responseCode = "200",
            description = "The app as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = AppAnswer.class)))
    @APIResponse(responseCode = "409", description = "`tenant_inactive`, `plan_not_assignable`, `concurrent_change`")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response assignPlan(
            @PathParam("tenant") String tenant,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] sent) {
        return plans.assign(ChangeAppPlan.Actor.OPERATOR, PathIds.tenant(tenant), PathIds.app(id), ifMatch, sent);
    }

    /** Removes the plan. */
    @DELETE
    @Path("{id}/plan")
    @Operation(operationId = "removePlanForTenant", summary = "Remove the plan of an app of a tenant")
    @APIResponse(responseCode = "204", description = "It has no plan, now or already before.")
    @APIResponse(responseCode = "409", description = "`tenant_inactive`, `concurrent_change`")
    public void removePlan(
            @PathParam("tenant") String tenant,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.remove(ChangeAppPlan.Actor.OPERATOR, PathIds.tenant(tenant), PathIds.app(id), ifMatch);
    }
}
