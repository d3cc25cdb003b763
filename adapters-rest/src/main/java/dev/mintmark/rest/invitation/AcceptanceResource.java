package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.json.JsonBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Where an invited person becomes a member (http-api §2); the invitation's token is the authority. */
@Path(AcceptanceResource.PATH)
@Dependent
@PermitAll
public final class AcceptanceResource {
    /** Needs no session: whoever calls is no member yet. */
    public static final String PATH = "/api/v1/invitations/acceptance";

    private final ManageInvitations acceptInvitation;

    @Inject
    public AcceptanceResource(ManageInvitations acceptInvitation) {
        this.acceptInvitation = acceptInvitation;
    }

    /** Adds the member. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public AcceptedResponse accept(byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        var command = new ManageInvitations.Acceptance(
                body.text("token"),
                body.text("displayName"),
                Optional.ofNullable(body.text("password")).map(Password::typed));
        body.requireSound();
        return AcceptedResponse.from(acceptInvitation.accept(command));
    }
}
