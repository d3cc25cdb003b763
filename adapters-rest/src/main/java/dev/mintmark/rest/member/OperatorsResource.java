package dev.mintmark.rest.member;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.rights.Needs;
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

/** Operators, managed by operators (http-api §2, operators). */
@Path("/api/v1/operators")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorsResource {
    private final MemberRequests requests;

    @Inject
    public OperatorsResource(MemberRequests requests) {
        this.requests = requests;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<MemberResponse> list(@Context UriInfo uri) {
        return requests.list(Owner.installation(), uri);
    }

    /** Adds one. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(byte[] sent, @Context UriInfo uri) {
        return requests.add(Owner.installation(), sent, uri);
    }

    /** One of them. */
    @GET
    @Path("{memberId}")
    public Response read(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(Owner.installation(), PathIds.member(id), ifNoneMatch);
    }

    /** Changes one. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{memberId}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return requests.change(Owner.installation(), PathIds.member(id), ifMatch, sent, true);
    }

    /** Gives one a link to choose another password. */
    @POST
    @Needs(Right.HELP_PEOPLE_IN)
    @Path("{memberId}/reset")
    public ResetLinkResponse reset(@PathParam("memberId") String id) {
        return requests.reset(Owner.installation(), PathIds.member(id));
    }

    /** Removes one. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{memberId}")
    public void remove(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(Owner.installation(), PathIds.member(id), ifMatch);
    }
}
