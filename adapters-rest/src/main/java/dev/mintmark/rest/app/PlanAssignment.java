package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.http.EntityTags;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Changes an app's plan as a request says, for the tenant itself and for operators. */
@Dependent
public final class PlanAssignment {
    private final AssignPlan assignPlan;

    @Inject
    public PlanAssignment(AssignPlan assignPlan) {
        this.assignPlan = assignPlan;
    }

    Response assign(AssignPlan.Actor actor, TenantId tenant, AppId app, String ifMatch, byte[] sent) {
        AppView view = assignPlan.assign(
                actor,
                tenant,
                app,
                version -> AppRequests.planAssignment(sent, EntityTags.expectedVersion(ifMatch, () -> version)));
        return EntityTags.answer(view.app().version(), AppResponse.from(view));
    }

    void remove(AssignPlan.Actor actor, TenantId tenant, AppId app, String ifMatch) {
        assignPlan.remove(actor, tenant, app, version -> EntityTags.expectedVersion(ifMatch, () -> version));
    }
}
