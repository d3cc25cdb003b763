package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ChangeApp;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.DeleteApp;
import dev.mintmark.application.port.in.app.ReadApps;
import dev.mintmark.application.port.in.app.RegenerateSecret;
import dev.mintmark.application.port.in.app.RemoveSecret;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The apps of the current member's own tenant, once they are registered (http-api §2, apps). */
@Path("/api/v1/apps")
@Dependent
@Tag(name = "Apps")
@Produces(MediaType.APPLICATION_JSON)
public final class AppsResource {
    private final AppList list;
    private final ReadApps apps;
    private final ChangeApp changeApp;
    private final RegenerateSecret regenerateSecret;
    private final RemoveSecret removeSecret;
    private final CheckIssuance checkIssuance;
    private final DeleteApp deleteApp;
    private final CurrentMember current;

    /** Works with these use cases. */
    @Inject
    public AppsResource(
            AppList list,
            ReadApps apps,
            ChangeApp changeApp,
            RegenerateSecret regenerateSecret,
            RemoveSecret removeSecret,
            CheckIssuance checkIssuance,
            DeleteApp deleteApp,
            CurrentMember current) {
        this.list = list;
        this.apps = apps;
        this.changeApp = changeApp;
        this.regenerateSecret = regenerateSecret;
        this.removeSecret = removeSecret;
        this.checkIssuance = checkIssuance;
        this.deleteApp = deleteApp;
        this.current = current;
    }

    /** A page of the tenant's apps. */
    @GET
    @RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_VIEWER)
    @Operation(operationId = "listApps", summary = "List apps")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "A substring of the name, letter case and width ignored, or of the client id.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "enabled",
            in = ParameterIn.QUERY,
            description = "Only apps that are enabled, or only those that are not.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Only apps of this license region.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "plan",
            in = ParameterIn.QUERY,
            description = "Only apps with this plan.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By name in code point order, or by creation; a hyphen turns it around.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"name", "-name", "createdAt", "-createdAt"},
                            defaultValue = "name"))
    @APIResponse(responseCode = "200", description = "A page of the tenant's apps.")
    public PageAnswer<AppAnswer> list(@Context UriInfo uri) {
        return list.of(current.tenant(), uri);
    }

    /** One app. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_VIEWER)
    @Operation(operationId = "readApp", summary = "Read an app")
    @APIResponse(
            responseCode = "200",
            description = "The app.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = AppAnswer.class)))
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        AppView view = view(PathIds.app(id));
        return EntityTags.answer(ifNoneMatch, view.app().version(), AppAnswer.from(view));
    }

    /** Changes an app's settings. */
    @PATCH
    @Path("{id}")
    @RolesAllowed(Roles.TENANT_ADMIN)
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @Operation(
            operationId = "changeApp",
            summary = "Change an app",
            description = "Whatever is missing stays as it is.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AppChange.class)))
    @APIResponse(
            responseCode = "200",
            description = "The app as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = AppAnswer.class)))
    @APIResponse(responseCode = "409", description = "`tenant_inactive`, `app_name_taken`, `concurrent_change`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`validation_failed`: `errors` names every invalid field, and each that is only read: `read_only_field`.")
    public Response change(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        AppView view = view(PathIds.app(id));
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, view.app()::version);
        AppView changed = changeApp.change(AppPatch.read(sent, view.app(), expectedVersion));
        return EntityTags.answer(changed.app().version(), AppAnswer.from(changed));
    }

    /** Replaces an app's secret. */
    @POST
    @Path("{id}/secret")
    @RolesAllowed(Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @Operation(
            operationId = "regenerateSecret",
            summary = "Regenerate the client secret",
            description = "The old secret is refused from the moment of the answer on.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = RegeneratedAnswer.class)))
    @APIResponse(responseCode = "409", description = "`concurrent_change`")
    public Response regenerateSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        AppId app = PathIds.app(id);
        var regenerated = regenerateSecret.regenerate(current.tenant(), app, expectedVersion(ifMatch, app));
        return EntityTags.answer(regenerated.version(), RegeneratedAnswer.from(regenerated));
    }

    /** Removes an app's secret. */
    @DELETE
    @Path("{id}/secret")
    @RolesAllowed(Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @Operation(
            operationId = "removeSecret",
            summary = "Remove the client secret",
            description = "It is dead at once. Only an app with a public key can be without one.")
    @APIResponse(responseCode = "204", description = "It has no secret, now or already before.")
    @APIResponse(responseCode = "409", description = "`last_credential`, `concurrent_change`")
    public void removeSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        AppId app = PathIds.app(id);
        removeSecret.remove(current.tenant(), app, expectedVersion(ifMatch, app));
    }

    /** Whether an app would get a token now, and what would stand in it. */
    @GET
    @Path("{id}/issuance")
    @RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_VIEWER)
    @Operation(operationId = "checkIssuance", summary = "Ask whether an app would get a token now")
    @APIResponse(responseCode = "200", description = "The checks, in order, and the claims.")
    public IssuanceAnswer issuance(@PathParam("id") String id) {
        return IssuanceAnswer.from(checkIssuance.check(current.tenant(), PathIds.app(id)));
    }

    /** Deletes an app. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @Operation(
            operationId = "deleteApp",
            summary = "Delete an app",
            description = "Its credentials are dead at once, and its name is free.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "409", description = "`concurrent_change`")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        AppId app = PathIds.app(id);
        deleteApp.delete(current.tenant(), app, expectedVersion(ifMatch, app));
    }

    private Optional<Long> expectedVersion(String ifMatch, AppId app) {
        return EntityTags.expectedVersion(ifMatch, () -> view(app).app().version());
    }

    private AppView view(AppId app) {
        return apps.read(current.tenant(), app);
    }
}
