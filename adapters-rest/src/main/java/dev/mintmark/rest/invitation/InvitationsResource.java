package dev.mintmark.rest.invitation;

import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.json.JsonBody;
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

/** Invitations to the own tenant; for an operator, to the operators (http-api §2). */
@Path(InvitationsResource.PATH)
@Dependent
@Needs(Right.READ_INVITATIONS)
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {
    /** Where they are. */
    static final String PATH = "/api/v1/invitations";

    private final InvitationRequests requests;
    private final CurrentMember current;

    @Inject
    public InvitationsResource(InvitationRequests requests, CurrentMember current) {
        this.requests = requests;
        this.current = current;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<InvitationResponse> list(@Context UriInfo uri) {
        return requests.list(current.owner(), uri);
    }

    /** Invites a person. */
    @POST
    @Needs(Right.INVITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response invite(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String email = body.text("email");
        String displayName = body.text("displayName");
        List<String> roles = body.texts("roles").orElse(null);
        body.requireSound();
        return requests.invite(current.owner(), email, displayName, roles, uri);
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(current.owner(), id, ifNoneMatch);
    }

    /** Gives one another link. */
    @POST
    @Needs(Right.RESEND_INVITATIONS)
    @Path("{id}/resend")
    public IssuedInvitationResponse resend(@PathParam("id") String id) {
        return requests.resend(current.owner(), id);
    }

    /** Makes one useless. */
    @DELETE
    @Needs(Right.CANCEL_INVITATIONS)
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        requests.cancel(current.owner(), id);
    }
}
