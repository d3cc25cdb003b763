package dev.mintmark.rest.oauth;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.json.JsonText;
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

/** What this authorization server offers (<a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 §2</a>), at the path of RFC 8414 §3. */
@Path("/.well-known/oauth-authorization-server")
@Dependent
@Tag(name = "OAuth")
public final class MetadataResource {
    private final TokenPolicy policy;

    /** Describes the installation with this policy. */
    @Inject
    public MetadataResource(TokenPolicy policy) {
        this.policy = policy;
    }

    /** The metadata. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readMetadata",
            summary = "Read what this authorization server offers",
            description = "Metadata (RFC 8414 §2).")
    @APIResponse(
            responseCode = "200",
            description = "The metadata.",
            content = @Content(schema = @Schema(implementation = MetadataDescription.class)))
    public String describe() {
        return JsonText.of(ServerMetadata.of(policy));
    }
}
