package dev.mintmark.rest.session;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.annotation.security.PermitAll;
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

/** Where one is signed in oneself (http-api §2, sign-in); a management key acts for a person, but is none. */
@Path("/api/v1/sessions")
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class OwnSessionsResource {
    private final SessionRequests requests;
    private final CurrentMember current;

    @Inject
    public OwnSessionsResource(SessionRequests requests, CurrentMember current) {
        this.requests = requests;
        this.current = current;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<SessionResponse> list(@Context UriInfo uri) {
        requireAPerson();
        return requests.list(current.owner(), current.id(), uri);
    }

    /** Ends one. */
    @DELETE
    @Path("{id}")
    public void end(@PathParam("id") String id) {
        requireAPerson();
        requests.end(current.owner(), current.id(), id);
    }

    private void requireAPerson() {
        if (current.key().isPresent()) {
            throw new RuleBroken(
                    Refusal.FORBIDDEN, "A management key sees and ends no sessions of its maker. Sign in as a person.");
        }
    }
}
