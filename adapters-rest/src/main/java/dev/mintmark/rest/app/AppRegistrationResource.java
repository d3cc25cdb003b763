package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.RegisterApp;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
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

/** Registers apps for the current member's own tenant (http-api §2, apps). */
@Path("/api/v1/apps")
@Dependent
@Tag(name = "Apps")
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class AppRegistrationResource {
    private final RegisterApp registerApp;
    private final CurrentMember current;

    /** Works with this use case. */
    @Inject
    public AppRegistrationResource(RegisterApp registerApp, CurrentMember current) {
        this.registerApp = registerApp;
        this.current = current;
    }

    /** Registers an app, or says what would be stored. */
    @POST
    @RolesAllowed(Roles.TENANT_ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerApp",
            summary = "Register an app",
            description = "The client secret is shown in this answer and never again.")
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Only say what would be stored.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AppRegistration.class)))
    @APIResponse(
            responseCode = "201",
            description = "Registered.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = RegisteredAppAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "A dry run: nothing is stored.",
            content = @Content(schema = @Schema(implementation = AppPreview.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `plan_managed_by_operator`")
    @APIResponse(
            responseCode = "409",
            description = "`tenant_inactive`, `app_limit_reached`, `app_name_taken`, `plan_not_assignable`")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response register(byte[] sent, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        boolean dryRun = query.flag("dryRun").orElse(false);
        query.requireSound();
        RegisterApp.Command command = command(current.tenant(), sent);
        if (dryRun) {
            return Response.ok(AppAnswer.ofPreview(registerApp.preview(command)))
                    .build();
        }
        RegisterApp.Registered registered = registerApp.register(command);
        RegisteredAppAnswer answer = RegisteredAppAnswer.from(registered);
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .tag(EntityTags.of(registered.view().app().version()))
                .entity(answer)
                .build();
    }

    private static RegisterApp.Command command(TenantId tenant, byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        RegisterApp.Command command = new RegisterApp.Command(
                tenant,
                body.text("name"),
                body.text("licenseRegion"),
                body.texts("redirectUris").orElse(List.of()),
                body.texts("postLogoutRedirectUris").orElse(List.of()),
                body.texts("allowedDomains").orElse(List.of()),
                Optional.ofNullable(body.text("plan")),
                body.flag("enabled").orElse(true));
        body.requireSound();
        return command;
    }
}
