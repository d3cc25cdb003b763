package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one app of the current tenant did (http-api §2, activity). */
@Path("/api/v1/apps/{id}/activity")
@Dependent
@RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@SecurityRequirement(name = Roles.TENANT_VIEWER)
@Tag(name = "Apps")
@Produces(MediaType.APPLICATION_JSON)
public final class AppActivityResource {
    private final ReadActivity activity;
    private final CurrentMember current;

    /** Works with this use case. */
    @Inject
    public AppActivityResource(ReadActivity activity, CurrentMember current) {
        this.activity = activity;
        this.current = current;
    }

    /** The last 48 hours. */
    @GET
    @Operation(
            operationId = "readAppActivity",
            summary = "Read what an app did",
            description = "Tokens and refusals of the last 48 hours, at most 5 seconds behind.")
    @APIResponse(responseCode = "200", description = "What the app did.")
    public AppActivityAnswer read(@PathParam("id") String id) {
        return AppActivityAnswer.from(activity.of(current.tenant(), PathIds.app(id)));
    }
}
