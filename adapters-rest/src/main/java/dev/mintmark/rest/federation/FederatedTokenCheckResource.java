package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.app.CheckFederatedToken;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says of a pasted token what fits an app's federated credentials; nothing of it is kept (rules §11). */
@Path("/api/v1/apps/{id}/federated-credentials/check")
@Dependent
@Needs(Right.READ_APPS)
@Produces(MediaType.APPLICATION_JSON)
public final class FederatedTokenCheckResource {
    private final CheckFederatedToken check;
    private final CurrentMember current;

    @Inject
    public FederatedTokenCheckResource(CheckFederatedToken check, CurrentMember current) {
        this.check = check;
        this.current = current;
    }

    /** Holds a token against each federated credential. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public FederatedCheckResponse check(@PathParam("id") String id, byte[] sent) {
        return FederatedCheckResponse.from(check.check(current.tenant(), PathIds.app(id), () -> token(sent)));
    }

    private static String token(byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        String token = body.text("token");
        body.requireSound();
        return token;
    }
}
