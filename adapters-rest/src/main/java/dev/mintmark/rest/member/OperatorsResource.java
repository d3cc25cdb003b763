package dev.mintmark.rest.member;

import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.invitation.IssuedInvitationAnswer;
import dev.mintmark.rest.page.PageAnswer;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Operators, managed by operators (http-api §2, operators). */
@Path("/api/v1/operators")
@Dependent
@Tag(name = "Operators")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorsResource {
    private final MemberRequests requests;

    /** Works with these. */
    @Inject
    public OperatorsResource(MemberRequests requests) {
        this.requests = requests;
    }

    /** A page. */
    @GET
    @Operation(operationId = "listOperators", summary = "List operators")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page, the oldest first.")
    public PageAnswer<MemberAnswer> list(@Context UriInfo uri) {
        return requests.list(Optional.empty(), uri);
    }

    /** Adds one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addOperator",
            summary = "Add an operator",
            description =
                    "Without a password, the person is invited instead: a link is answered once, good for one within 72 hours. Hand it over yourself.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OperatorCreation.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added; or, without a password, invited.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(oneOf = {MemberAnswer.class, IssuedInvitationAnswer.class})))
    @APIResponse(
            responseCode = "409",
            description = "`email_taken`; an invitation to a taken address fails on acceptance")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response add(byte[] sent, @Context UriInfo uri) {
        return requests.add(Optional.empty(), sent, uri);
    }

    /** One of them. */
    @GET
    @Path("{memberId}")
    @Operation(operationId = "readOperator", summary = "Read an operator")
    @APIResponse(
            responseCode = "200",
            description = "The member.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = MemberAnswer.class)))
    public Response read(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(Optional.empty(), PathIds.member(id), ifNoneMatch);
    }

    /** Changes one. */
    @PATCH
    @Path("{memberId}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeOperator",
            summary = "Change an operator",
            description = "Other roles or another password end the sessions at once.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MemberChangeByOperator.class)))
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
        return requests.change(Optional.empty(), PathIds.member(id), ifMatch, sent, true);
    }

    /** Removes one. */
    @DELETE
    @Path("{memberId}")
    @Operation(
            operationId = "removeOperator",
            summary = "Remove an operator",
            description = "The sessions end at once.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "409", description = "`last_admin`, `concurrent_change`")
    public void remove(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(Optional.empty(), PathIds.member(id), ifMatch);
    }
}
