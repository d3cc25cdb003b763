package dev.mintmark.rest.key;

import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that sign access tokens, managed by operators (http-api §2, operators; rules §8). */
@Path("/api/v1/signing-keys")
@Dependent
@Tag(name = "Signing keys")
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class SigningKeysResource {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final ListOrder ORDER = new ListOrder("signing keys", KID.asMatchPredicate());

    private final ManageSigningKeys keys;

    /** Works with this use case. */
    @Inject
    public SigningKeysResource(ManageSigningKeys keys) {
        this.keys = keys;
    }

    /** A page of all keys, the newest first. */
    @GET
    @Operation(operationId = "listSigningKeys", summary = "List signing keys, the newest first")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page of all keys that sign, have signed or will sign access tokens.")
    public PageAnswer<SigningKeyAnswer> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageAnswer.from(keys.list(page), ORDER, SigningKeyAnswer::from);
    }

    /** Announces the next key. */
    @POST
    @Path("rotate")
    @Operation(
            operationId = "rotateSigningKey",
            summary = "Announce the next signing key",
            description =
                    "It is published at once and signs ten minutes later. While a key is announced, that one is the answer"
                            + " and nothing changes.")
    @APIResponse(responseCode = "200", description = "The announced key.")
    public SigningKeyAnswer rotate() {
        return SigningKeyAnswer.from(keys.rotate());
    }

    /** Withdraws a key in an emergency. */
    @POST
    @Path("{kid}/revoke")
    @Operation(
            operationId = "revokeSigningKey",
            summary = "Withdraw a signing key at once",
            description =
                    "For emergencies: what it signed is refused, and if it was signing, another key signs at once. Verifiers"
                            + " that keep the published keys may trust it for five minutes more. Also takes the key id of a key that"
                            + " signs sessions. Repeating it changes nothing.")
    @Parameter(
            name = "kid",
            in = ParameterIn.PATH,
            required = true,
            schema = @Schema(type = SchemaType.STRING, minLength = 1))
    @APIResponse(responseCode = "200", description = "The revoked key.")
    @APIResponse(responseCode = "409", description = "`invalid_transition`: the key is gone already.")
    public SigningKeyAnswer revoke(@PathParam("kid") String kid) {
        return SigningKeyAnswer.from(keys.revoke(kid));
    }
}
