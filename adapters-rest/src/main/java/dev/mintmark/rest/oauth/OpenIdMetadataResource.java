package dev.mintmark.rest.oauth;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same metadata for clients that only look where OpenID Connect Discovery 1.0 §4 puts it. */
@Path("/.well-known/openid-configuration")
@Dependent
public final class OpenIdMetadataResource {
    private final MetadataResource metadata;

    /** Answers what this one does. */
    @Inject
    public OpenIdMetadataResource(MetadataResource metadata) {
        this.metadata = metadata;
    }

    /** The metadata. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String describe() {
        return metadata.describe();
    }
}
