package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.security.CurrentMember;
import dev.mintmark.rest.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What one app of the current tenant did (http-api §2, activity). */
@Path("/api/v1/apps/{id}/activity")
@Dependent
@RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public final class AppActivityResource {
    private final ReadActivity activity;
    private final CurrentMember current;

    @Inject
    public AppActivityResource(ReadActivity activity, CurrentMember current) {
        this.activity = activity;
        this.current = current;
    }

    /** The last 48 hours. */
    @GET
    public AppActivityResponse read(@PathParam("id") String id) {
        return AppActivityResponse.from(activity.of(current.tenant(), PathIds.app(id)));
    }
}
