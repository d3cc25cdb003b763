package dev.mintmark.rest.plan;

import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The plans that a tenant can choose for an app now. */
@Path("/api/v1/choices/plans")
@Dependent
@Needs(Right.READ_APPS)
@Produces(MediaType.APPLICATION_JSON)
public final class PlanChoicesResource {
    private final ManagePlans plans;

    @Inject
    public PlanChoicesResource(ManagePlans plans) {
        this.plans = plans;
    }

    /** Every active plan. */
    @GET
    public PageResponse<AssignedPlanResponse> list() {
        return PageResponse.ofAll(plans.choices(), AssignedPlanResponse::from);
    }
}
