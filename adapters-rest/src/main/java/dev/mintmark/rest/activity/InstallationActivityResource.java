package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The activity of the whole installation, for operators. */
@Path("/api/v1/activity")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class InstallationActivityResource {
    private final ReadActivity activity;

    @Inject
    public InstallationActivityResource(ReadActivity activity) {
        this.activity = activity;
    }

    /** The last 48 hours and 30 days. */
    @GET
    public InstallationActivityResponse read() {
        return InstallationActivityResponse.from(activity.ofInstallation());
    }
}
