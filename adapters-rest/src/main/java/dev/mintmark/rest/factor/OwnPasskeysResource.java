package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.session.RegisterPasskeys;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.passkey.PasskeyCreationResponse;
import dev.mintmark.rest.passkey.PasskeyJson;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One's own passkeys (http-api §2, sign-in). */
@Path(OwnPasskeysResource.PATH)
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class OwnPasskeysResource {
    static final String PATH = FactorsResource.PATH + "/passkeys";

    private final RegisterPasskeys passkeys;
    private final CurrentMember current;

    @Inject
    public OwnPasskeysResource(RegisterPasskeys passkeys, CurrentMember current) {
        this.passkeys = passkeys;
        this.current = current;
    }

    /** What a browser asks a device, to make one. */
    @POST
    @Path("options")
    public PasskeyCreationResponse begin() {
        MemberId person = FactorsResource.person(current);
        current.requireFreshSignIn();
        return PasskeyCreationResponse.from(passkeys.begin(person, current.session()));
    }

    /** Registers the one that the device has made. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(byte[] sent) {
        MemberId person = FactorsResource.person(current);
        JsonBody body = JsonBody.read(sent);
        String name = body.text("name");
        PasskeyRegistration answer =
                PasskeyJson.registration(body, "credential").orElse(null);
        body.requireSound();
        return Response.status(Response.Status.CREATED)
                .entity(RegisteredPasskeyResponse.from(passkeys.finish(person, current.session(), name, answer)))
                .build();
    }
}
