package dev.mintmark.rest.oauth;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.json.JsonText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What this authorization server offers (<a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 §2</a>),
 * at the path of RFC 8414 §3.
 */
@Path("/.well-known/oauth-authorization-server")
@Dependent
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
    public String describe() {
        return JsonText.of(ServerMetadata.of(policy));
    }
}
