package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
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

/** The activity of the whole installation, for operators. */
@Path("/api/v1/activity")
@Dependent
@RolesAllowed(Roles.PLATFORM_ADMIN)
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
public final class InstallationActivityResource {
    private final ReadActivity activity;

    /** Works with this use case. */
    @Inject
    public InstallationActivityResource(ReadActivity activity) {
        this.activity = activity;
    }

    /** The last 48 hours. */
    @GET
    @Operation(
            operationId = "readInstallationActivity",
            summary = "Read what all apps did",
            description = "Tokens and refusals of the last 48 hours, at most 5 seconds behind.")
    @APIResponse(responseCode = "200", description = "What all apps together did.")
    public InstallationActivityAnswer read() {
        return InstallationActivityAnswer.from(activity.ofInstallation());
    }
}
