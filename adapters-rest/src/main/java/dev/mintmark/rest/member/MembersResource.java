package dev.mintmark.rest.member;

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

/** The members of the current member's own tenant (http-api §2). */
@Path("/api/v1/members")
@Dependent
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource {
    private final CurrentMember current;
    private final MemberRequests requests;

    /** Works with these. */
    @Inject
    public MembersResource(CurrentMember current, MemberRequests requests) {
        this.current = current;
        this.requests = requests;
    }

    /** A page. */
    @GET
    @RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_VIEWER)
    @Operation(operationId = "listMembers", summary = "List the members of the tenant")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page, the oldest first.")
    public PageAnswer<MemberAnswer> list(@Context UriInfo uri) {
        return requests.list(Optional.of(current.tenant()), uri);
    }

    /** One of them. */
    @GET
    @Path("{memberId}")
    @RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_VIEWER)
    @Operation(operationId = "readMember", summary = "Read a member")
    @APIResponse(
            responseCode = "200",
            description = "The member.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = MemberAnswer.class)))
    public Response read(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(Optional.of(current.tenant()), PathIds.member(id), ifNoneMatch);
    }

    /** Changes one. */
    @PATCH
    @Path("{memberId}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @Operation(
            operationId = "changeMember",
            summary = "Change a member",
            description = "Other roles end the sessions at once.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MemberChange.class)))
    @APIResponse(
            responseCode = "200",
            description = "The member as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = MemberAnswer.class)))
    @APIResponse(responseCode = "409", description = "`last_admin`, `concurrent_change`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`validation_failed`: `errors` names every invalid field, and each that is only read: `read_only_field`.")
    public Response change(
            @PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return requests.change(Optional.of(current.tenant()), PathIds.member(id), ifMatch, sent, false);
    }

    /** Removes one. */
    @DELETE
    @Path("{memberId}")
    @RolesAllowed(Roles.TENANT_ADMIN)
    @SecurityRequirement(name = Roles.TENANT_ADMIN)
    @Operation(operationId = "removeMember", summary = "Remove a member", description = "The sessions end at once.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "409", description = "`last_admin`, `concurrent_change`")
    public void remove(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(Optional.of(current.tenant()), PathIds.member(id), ifMatch);
    }
}
