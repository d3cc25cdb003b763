package dev.mintmark.rest.member;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
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

/** The members of the current member's own tenant (http-api §2). */
@Path("/api/v1/members")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource {
    private final CurrentMember current;
    private final MemberRequests requests;

    @Inject
    public MembersResource(CurrentMember current, MemberRequests requests) {
        this.current = current;
        this.requests = requests;
    }

    /** A page. */
    @GET
    @Needs(Right.READ_PEOPLE)
    @QueryNames({"limit", "cursor"})
    public PageResponse<MemberResponse> list(@Context UriInfo uri) {
        return requests.list(Owner.of(current.tenant()), uri);
    }

    /** One of them. */
    @GET
    @Needs(Right.READ_PEOPLE)
    @Path("{memberId}")
    public Response read(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(Owner.of(current.tenant()), PathIds.member(id), ifNoneMatch);
    }

    /** Changes one. */
    @PATCH
    @Needs(Right.MANAGE_PEOPLE)
    @Path("{memberId}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return requests.change(Owner.of(current.tenant()), PathIds.member(id), ifMatch, sent, false);
    }

    /** Gives one a link to choose another password. */
    @POST
    @Needs(Right.MANAGE_PEOPLE)
    @Path("{memberId}/reset")
    public ResetLinkResponse reset(@PathParam("memberId") String id) {
        return requests.reset(Owner.of(current.tenant()), PathIds.member(id));
    }

    /** Removes one. */
    @DELETE
    @Needs(Right.MANAGE_PEOPLE)
    @Path("{memberId}")
    public void remove(@PathParam("memberId") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(Owner.of(current.tenant()), PathIds.member(id), ifMatch);
    }
}
