package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.rest.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The activity of the whole installation, for operators. */
@Path("/api/v1/activity")
@Dependent
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class InstallationActivityResource {
    private final ReadActivity activity;

    @Inject
    public InstallationActivityResource(ReadActivity activity) {
        this.activity = activity;
    }

    /** The last 48 hours. */
    @GET
    public InstallationActivityResponse read() {
        return InstallationActivityResponse.from(activity.ofInstallation());
    }
}
