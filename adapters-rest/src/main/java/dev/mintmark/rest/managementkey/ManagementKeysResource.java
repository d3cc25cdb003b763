package dev.mintmark.rest.managementkey;

import dev.mintmark.application.port.in.managementkey.ManageManagementKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The management keys of the own tenant; for an operator, of the installation (http-api §2). */
@Path("/api/v1/management-keys")
@Dependent
@RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TENANT_ADMIN})
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@Tag(name = "Management keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ManagementKeysResource {
    private final ManageManagementKeys keys;
    private final CurrentMember current;

    /** Works with these. */
    @Inject
    public ManagementKeysResource(ManageManagementKeys keys, CurrentMember current) {
        this.keys = keys;
        this.current = current;
    }

    /** A page. */
    @GET
    @Operation(operationId = "listManagementKeys", summary = "List management keys")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page, the oldest first.")
    public PageAnswer<ManagementKeyAnswer> list(@Context UriInfo uri) {
        Optional<TenantId> of = current.ownTenant();
        ListOrder order =
                ListOrder.byId("management keys of " + of.map(Object::toString).orElse("the host"));
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageAnswer.from(keys.list(of, page), order, ManagementKeyAnswer::from);
    }

    /** Makes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createManagementKey", summary = "Make a management key", description = """
                    Automation signs in with it at `/api/v1/session` and may do what its role allows, for as long as whoever made it may do so, too. \
                    It dies with its maker's membership.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ManagementKeyCreation.class)))
    @APIResponse(
            responseCode = "201",
            description = "The key, shown this once.",
            content = @Content(schema = @Schema(implementation = IssuedManagementKeyAnswer.class)))
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response create(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        var command = new ManageManagementKeys.Command(
                current.member(), body.text("name"), body.text("role"), body.instant("expiresAt"));
        body.requireSound();
        IssuedManagementKeyAnswer answer = IssuedManagementKeyAnswer.from(keys.create(command));
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .entity(answer)
                .build();
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @Operation(operationId = "readManagementKey", summary = "Read a management key")
    @APIResponse(
            responseCode = "200",
            description = "The key, without its plain text.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = ManagementKeyAnswer.class)))
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return EntityTags.answer(ifNoneMatch, ManagementKeyAnswer.from(keys.read(current.ownTenant(), id(id))));
    }

    /** Deletes one. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteManagementKey",
            summary = "Delete a management key",
            description = "It is refused at once, and its sessions end.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(@PathParam("id") String id) {
        keys.delete(current.ownTenant(), id(id));
    }

    private static ManagementKeyId id(String text) {
        return ManagementKeyId.parse(text).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
