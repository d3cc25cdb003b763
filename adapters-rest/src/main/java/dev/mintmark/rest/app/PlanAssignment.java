package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.json.JsonBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Changes an app's plan as a request says, for the tenant itself and for operators. */
@Dependent
public final class PlanAssignment {
    private final ManageApps apps;
    private final AssignPlan assignPlan;

    @Inject
    public PlanAssignment(ManageApps apps, AssignPlan assignPlan) {
        this.apps = apps;
        this.assignPlan = assignPlan;
    }

    Response assign(AssignPlan.Actor actor, TenantId tenant, AppId app, String ifMatch, byte[] sent) {
        long version = apps.read(tenant, app).app().version();
        JsonBody body = JsonBody.read(sent);
        String plan = body.text("plan");
        body.requireSound();
        AppView view = assignPlan.assign(actor, tenant, app, EntityTags.expectedVersion(ifMatch, () -> version), plan);
        return EntityTags.answer(view.app().version(), AppResponse.from(view));
    }

    void remove(AssignPlan.Actor actor, TenantId tenant, AppId app, String ifMatch) {
        assignPlan.remove(actor, tenant, app, EntityTags.expectedVersion(ifMatch, () -> apps.read(tenant, app)
                .app()
                .version()));
    }
}
