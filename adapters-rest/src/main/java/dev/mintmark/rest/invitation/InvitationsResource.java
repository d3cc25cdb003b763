package dev.mintmark.rest.invitation;

import dev.mintmark.rest.body.JsonBody;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Invitations to the own tenant; for an operator, to the operators (http-api §2). */
@Path(InvitationsResource.PATH)
@Dependent
@RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TENANT_ADMIN})
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {
    /** Where they are. */
    static final String PATH = "/api/v1/invitations";

    private final InvitationRequests requests;
    private final CurrentMember current;

    /** Works with these. */
    @Inject
    public InvitationsResource(InvitationRequests requests, CurrentMember current) {
        this.requests = requests;
        this.current = current;
    }

    /** A page. */
    @GET
    @Operation(operationId = "listInvitations", summary = "List invitations")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page in whatever state, the oldest first.")
    public PageAnswer<InvitationAnswer> list(@Context UriInfo uri) {
        return requests.list(current.ownTenant(), uri);
    }

    /** Invites a person. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "invite", summary = "Invite a person", description = """
                    Answers with a link that lets whoever opens it become a member, once, for 72 hours; it is not sent to anybody, so hand it over. \
                    Whether the address belongs to a member already shows on acceptance.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = InvitationCreation.class)))
    @APIResponse(
            responseCode = "201",
            description = "The invitation and, this once, its link.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = IssuedInvitationAnswer.class)))
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response invite(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String email = body.text("email");
        String displayName = body.text("displayName");
        List<String> roles = body.texts("roles").orElse(null);
        body.requireSound();
        return requests.invite(current.ownTenant(), email, displayName, roles, uri);
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @Operation(operationId = "readInvitation", summary = "Read an invitation")
    @APIResponse(
            responseCode = "200",
            description = "The invitation.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = InvitationAnswer.class)))
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(current.ownTenant(), id, ifNoneMatch);
    }

    /** Makes one useless. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "cancelInvitation",
            summary = "Cancel an invitation",
            description = "The link is dead at once. One that has expired or was cancelled before stays as it is.")
    @APIResponse(responseCode = "204", description = "Cancelled.")
    @APIResponse(responseCode = "409", description = "`invalid_transition`: it has been accepted")
    public void cancel(@PathParam("id") String id) {
        requests.cancel(current.ownTenant(), id);
    }
}
