package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The apps of the current member's own tenant, once they are registered (http-api §2, apps). */
@Path("/api/v1/apps")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public final class AppsResource {
    private final AppList list;
    private final ManageApps apps;
    private final ManageAppCredentials credentials;
    private final CheckIssuance checkIssuance;
    private final CurrentMember current;

    @Inject
    public AppsResource(
            AppList list,
            ManageApps apps,
            ManageAppCredentials credentials,
            CheckIssuance checkIssuance,
            CurrentMember current) {
        this.list = list;
        this.apps = apps;
        this.credentials = credentials;
        this.checkIssuance = checkIssuance;
        this.current = current;
    }

    /** A page of the tenant's apps. */
    @GET
    @Needs(Right.READ_APPS)
    @QueryNames({"limit", "cursor", "q", "enabled", "region", "plan", "secretExpiresBefore", "sort"})
    public PageResponse<AppResponse> list(@Context UriInfo uri) {
        return list.of(current.tenant(), uri);
    }

    /** One app. */
    @GET
    @Needs(Right.READ_APPS)
    @Path("{id}")
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        AppView view = view(PathIds.app(id));
        return EntityTags.answer(ifNoneMatch, view.app().version(), AppResponse.from(view));
    }

    /** Changes an app's settings. */
    @PATCH
    @Needs(Right.MANAGE_APPS)
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        AppView changed = apps.change(
                current.tenant(),
                PathIds.app(id),
                version -> AppRequests.change(sent, EntityTags.expectedVersion(ifMatch, () -> version)));
        return EntityTags.answer(changed.app().version(), AppResponse.from(changed));
    }

    /** Replaces an app's secret. No body is needed. */
    @POST
    @Needs(Right.REPLACE_CREDENTIALS)
    @Path("{id}/secret")
    public Response regenerateSecret(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context HttpHeaders headers,
            byte[] sent) {
        MediaTypes.requireJsonIfAny(headers, sent);
        var regenerated = credentials.regenerateSecret(
                current.tenant(),
                PathIds.app(id),
                version -> AppRequests.regeneration(sent, EntityTags.expectedVersion(ifMatch, () -> version)));
        return EntityTags.answer(regenerated.version(), RegeneratedSecretResponse.from(regenerated));
    }

    /** Ends the overlap of an app's secrets. */
    @DELETE
    @Needs(Right.REPLACE_CREDENTIALS)
    @Path("{id}/secret/previous")
    public void endOverlap(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        AppId app = PathIds.app(id);
        credentials.endOverlap(current.tenant(), app, expectedVersion(ifMatch, app));
    }

    /** Removes an app's secret. */
    @DELETE
    @Needs(Right.REPLACE_CREDENTIALS)
    @Path("{id}/secret")
    public void removeSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        AppId app = PathIds.app(id);
        credentials.removeSecret(current.tenant(), app, expectedVersion(ifMatch, app));
    }

    /** Whether an app would get a token now, and what would stand in it. */
    @GET
    @Needs(Right.READ_APPS)
    @Path("{id}/issuance")
    @QueryNames({"resource", "scope"})
    public IssuanceResponse issuance(@PathParam("id") String id, @Context UriInfo uri) {
        AppId app = PathIds.app(id);
        QueryParameters query = QueryParameters.of(uri);
        Optional<String> resource = query.text("resource").filter(text -> !text.isEmpty());
        Optional<String> scope = query.text("scope").filter(text -> !text.isEmpty());
        query.requireSound();
        return IssuanceResponse.from(checkIssuance.check(current.tenant(), app, resource, scope));
    }

    /** Deletes an app. */
    @DELETE
    @Needs(Right.MANAGE_APPS)
    @Path("{id}")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        AppId app = PathIds.app(id);
        apps.delete(current.tenant(), app, expectedVersion(ifMatch, app));
    }

    private Optional<Long> expectedVersion(String ifMatch, AppId app) {
        return EntityTags.expectedVersion(ifMatch, () -> view(app).app().version());
    }

    private AppView view(AppId app) {
        return apps.read(current.tenant(), app);
    }
}
