package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
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
@Needs(Right.READ_APPS)
@Produces(MediaType.APPLICATION_JSON)
public final class AppActivityResource {
    private final ReadActivity activity;
    private final CurrentMember current;

    @Inject
    public AppActivityResource(ReadActivity activity, CurrentMember current) {
        this.activity = activity;
        this.current = current;
    }

    /** The last 48 hours and 30 days. */
    @GET
    public AppActivityResponse read(@PathParam("id") String id) {
        return AppActivityResponse.from(activity.of(current.tenant(), PathIds.app(id)));
    }
}
