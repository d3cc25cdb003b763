package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.rest.http.EntityTags;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The public keys as JSON Web Key Sets (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>): those of access
 * tokens for everybody, those of sessions for this server's own token check only.
 */
@Path("/")
@Dependent
@Produces({MediaType.APPLICATION_JSON, KeySetResource.JWK_SET})
public final class KeySetResource {
    static final String JWK_SET = "application/jwk-set+json";

    private static final String CACHING = "public, max-age=300";

    private final PublishKeys publishKeys;

    /** Works with this use case. */
    @Inject
    public KeySetResource(PublishKeys publishKeys) {
        this.publishKeys = publishKeys;
    }

    /** The keys that verify access tokens. */
    @GET
    @Path(".well-known/jwks.json")
    public Response accessTokenKeys(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        String keySet = keySet(KeyPurpose.ACCESS_TOKEN);
        EntityTag tag = new EntityTag(digest(keySet));
        Response.ResponseBuilder answer =
                EntityTags.isKnown(ifNoneMatch, tag) ? Response.notModified() : Response.ok(keySet);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
    }

    /** The keys that verify session tokens; there for this machine only. */
    @GET
    @Path("internal/session-jwks")
    public String sessionKeys(@Context HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            throw new NotFoundException();
        }
        return keySet(KeyPurpose.SESSION);
    }

    private String keySet(KeyPurpose purpose) {
        return "{\"keys\":[" + String.join(",", publishKeys.publicJwks(purpose)) + "]}";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
