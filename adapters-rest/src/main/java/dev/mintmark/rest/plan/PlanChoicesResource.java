package dev.mintmark.rest.plan;

import dev.mintmark.application.port.in.plan.ManagePlans;
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

/** The plans that a tenant can choose for an app now. */
@Path("/api/v1/choices/plans")
@Dependent
@Tag(name = "Tenant")
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@SecurityRequirement(name = Roles.TENANT_VIEWER)
@RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public final class PlanChoicesResource {
    private final ManagePlans plans;

    /** Works with this use case. */
    @Inject
    public PlanChoicesResource(ManagePlans plans) {
        this.plans = plans;
    }

    /** Every active plan. */
    @GET
    @Operation(operationId = "listPlanChoices", summary = "List the plans that can be chosen now")
    @APIResponse(responseCode = "200", description = "Every active plan, on one page.")
    public PageAnswer<AssignedPlanAnswer> list() {
        return PageAnswer.ofAll(plans.choices(), AssignedPlanAnswer::from);
    }
}
