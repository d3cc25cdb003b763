package dev.mintmark.rest.oauth;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same metadata for clients that only look where OpenID Connect Discovery 1.0 §4 puts it. */
@Path("/.well-known/openid-configuration")
@Dependent
@Tag(name = "OAuth")
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
    @Operation(
            operationId = "readOpenIdMetadata",
            summary = "Read the metadata where OpenID clients look",
            description = "The same document as at `/.well-known/oauth-authorization-server`.")
    @APIResponse(
            responseCode = "200",
            description = "The metadata.",
            content = @Content(schema = @Schema(implementation = MetadataDescription.class)))
    public String describe() {
        return metadata.describe();
    }
}
