package dev.mintmark.rest.oauth;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.json.JsonText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this authorization server offers (<a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 §2</a>), at both paths that clients look at. */
@Path("/.well-known")
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
    @Path("{document:oauth-authorization-server|openid-configuration}")
    @Produces(MediaType.APPLICATION_JSON)
    public String describe() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", policy.issuer());
        metadata.put("token_endpoint", policy.issuer() + Exchange.TOKEN_PATH);
        metadata.put("jwks_uri", policy.issuer() + "/.well-known/jwks.json");
        metadata.put("scopes_supported", List.of(policy.scope()));
        metadata.put("response_types_supported", List.of());
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        return JsonText.of(metadata);
    }
}
