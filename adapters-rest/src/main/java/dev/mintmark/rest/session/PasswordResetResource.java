package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.people.ResetPasswords;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.json.JsonBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Where a member who has lost the password chooses another one (http-api §2); the link's token is the authority. */
@Path(PasswordResetResource.PATH)
@Dependent
@PermitAll
public final class PasswordResetResource {
    /** Needs no session: whoever calls cannot sign in. */
    public static final String PATH = SessionResource.PATH + "/reset";

    private final ResetPasswords resets;

    @Inject
    public PasswordResetResource(ResetPasswords resets) {
        this.resets = resets;
    }

    /** Replaces the password. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void reset(byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        String token = body.text("token");
        Optional<Password> password = Optional.ofNullable(body.text("password")).map(Password::typed);
        body.requireSound();
        resets.reset(token, password);
    }
}
