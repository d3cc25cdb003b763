package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Registers apps for the current member's own tenant (http-api §2, apps). */
@Path("/api/v1/apps")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public final class AppRegistrationResource {
    private final ManageApps apps;
    private final CurrentMember current;

    @Inject
    public AppRegistrationResource(ManageApps apps, CurrentMember current) {
        this.apps = apps;
        this.current = current;
    }

    /** Registers an app, or says what would be stored. */
    @POST
    @Needs(Right.CREATE_APPS)
    @Consumes(MediaType.APPLICATION_JSON)
    @QueryNames("dryRun")
    public Response register(byte[] sent, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        boolean dryRun = query.flag("dryRun").orElse(false);
        query.requireSound();
        ManageApps.Registration wanted = AppRequests.registration(current.tenant(), sent);
        if (wanted.plan().isPresent() && !current.member().may(Right.ASSIGN_PLANS)) {
            throw new RuleBroken(
                    Refusal.FORBIDDEN, "Your role chooses no plans. Leave it out, and ask an admin to choose one.");
        }
        if (dryRun) {
            return Response.ok(AppResponse.ofPreview(apps.preview(wanted))).build();
        }
        ManageApps.Registered registered = apps.register(wanted);
        RegisteredAppResponse answer = RegisteredAppResponse.from(registered);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(answer.identity().id())
                        .build())
                .tag(EntityTags.of(registered.view().app().version()))
                .entity(answer)
                .build();
    }
}
