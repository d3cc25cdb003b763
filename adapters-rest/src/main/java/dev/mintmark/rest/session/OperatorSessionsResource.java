package dev.mintmark.rest.session;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.rights.Needs;
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

/** Where an operator is signed in (http-api §2, operators). */
@Path("/api/v1/operators/{memberId}/sessions")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorSessionsResource {
    private final SessionRequests requests;

    @Inject
    public OperatorSessionsResource(SessionRequests requests) {
        this.requests = requests;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<SessionResponse> list(@PathParam("memberId") String member, @Context UriInfo uri) {
        return requests.list(Owner.installation(), PathIds.member(member), uri);
    }

    /** Ends all of them. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    public void endAll(@PathParam("memberId") String member) {
        requests.endAll(Owner.installation(), PathIds.member(member));
    }
}
