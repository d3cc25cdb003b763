package dev.mintmark.rest.session;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Where a member of the own tenant is signed in (http-api §2). */
@Path("/api/v1/members/{memberId}/sessions")
@Dependent
@Needs(Right.REVIEW_SESSIONS)
@Produces(MediaType.APPLICATION_JSON)
public final class MemberSessionsResource {
    private final SessionRequests requests;
    private final CurrentMember current;

    @Inject
    public MemberSessionsResource(SessionRequests requests, CurrentMember current) {
        this.requests = requests;
        this.current = current;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<SessionResponse> list(@PathParam("memberId") String member, @Context UriInfo uri) {
        return requests.list(Owner.of(current.tenant()), PathIds.member(member), uri);
    }

    /** Ends all of them. */
    @DELETE
    public void endAll(@PathParam("memberId") String member) {
        requests.endAll(Owner.of(current.tenant()), PathIds.member(member));
    }
}
