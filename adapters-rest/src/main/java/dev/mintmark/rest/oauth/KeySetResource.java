package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.rest.http.EntityTags;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The keys that verify access tokens (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>). */
@Path(KeySetResource.PATH)
@Dependent
@Produces({MediaType.APPLICATION_JSON, KeySetResource.JWK_SET})
public final class KeySetResource {
    static final String PATH = "/.well-known/jwks.json";
    static final String JWK_SET = "application/jwk-set+json";

    private static final String CACHING = "public, max-age=" + KeyPolicy.CACHED_FOR.toSeconds();

    private final PublishKeys publishKeys;

    @Inject
    public KeySetResource(PublishKeys publishKeys) {
        this.publishKeys = publishKeys;
    }

    /** The key set, or 304. */
    @GET
    public Response publish(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        String keySet = KeySet.of(publishKeys, KeyPurpose.ACCESS_TOKEN);
        EntityTag tag = new EntityTag(EntityTags.ofContent(keySet));
        Response.ResponseBuilder answer =
                EntityTags.isKnown(ifNoneMatch, tag.getValue()) ? Response.notModified() : Response.ok(keySet);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
    }
}
