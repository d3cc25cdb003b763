package dev.mintmark.rest.key;

import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;

/** The keys that sign access tokens, managed by operators (http-api §2, operators; rules §8). */
@Path("/api/v1/signing-keys")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class SigningKeysResource {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final ListOrder ORDER = new ListOrder("signing keys", KID.asMatchPredicate());

    private final ManageSigningKeys keys;
    private final CurrentMember current;

    @Inject
    public SigningKeysResource(ManageSigningKeys keys, CurrentMember current) {
        this.keys = keys;
        this.current = current;
    }

    /** A page of all keys, the newest first. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<SigningKeyResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(keys.list(page), ORDER, SigningKeyResponse::from);
    }

    /** Has the stand-by sign; without a body, not before its announcement has run. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("rotate")
    public SigningKeyResponse rotate(@Context HttpHeaders headers, byte[] sent) {
        MediaTypes.requireJsonIfAny(headers, sent);
        return SigningKeyResponse.from(keys.rotate(sent.length > 0 && isWantedNow(sent)));
    }

    private static boolean isWantedNow(byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        boolean now = body.flag("now").orElse(false);
        body.requireSound();
        return now;
    }

    /** Withdraws a key in an emergency. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{kid}/revoke")
    public SigningKeyResponse revoke(@PathParam("kid") String kid) {
        current.requireFreshSignIn();
        return SigningKeyResponse.from(keys.revoke(kid));
    }
}
