package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.rest.json.JsonBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What an invited person is told before accepting (http-api §2); the invitation's token, which no address may carry, is
 * the authority.
 */
@Path(InvitationPreviewResource.PATH)
@Dependent
@PermitAll
public final class InvitationPreviewResource {
    /** Needs no session: whoever calls is no member yet. */
    public static final String PATH = "/api/v1/invitations/preview";

    private final ManageInvitations invitations;

    @Inject
    public InvitationPreviewResource(ManageInvitations invitations) {
        this.invitations = invitations;
    }

    /** Says what the invitation is for. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public InvitationPreviewResponse preview(byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        String token = body.text("token");
        body.requireSound();
        return InvitationPreviewResponse.from(invitations.preview(token));
    }
}
