package dev.mintmark.rest.oauth;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The metadata as the description shows it; {@link MetadataResource} writes it. */
@Schema(
        name = "AuthorizationServerMetadata",
        description = "What this authorization server offers (RFC 8414 §2).",
        examples = """
                {
                  "issuer": "http://localhost:9080",
                  "token_endpoint": "http://localhost:9080/connect/token",
                  "jwks_uri": "http://localhost:9080/.well-known/jwks.json",
                  "scopes_supported": ["mintmark.api"],
                  "response_types_supported": [],
                  "grant_types_supported": ["client_credentials"],
                  "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"]
                }""")
interface MetadataDescription {
    /** The issuer. */
    @Schema(format = "uri")
    String getIssuer();

    /** Where tokens are issued. */
    @Schema(name = "token_endpoint", format = "uri")
    String getTokenEndpoint();

    /** Where the keys are. */
    @Schema(name = "jwks_uri", format = "uri")
    String getJwksUri();

    /** The scopes. */
    @Schema(name = "scopes_supported")
    List<String> getScopesSupported();

    /** None. */
    @Schema(name = "response_types_supported", maxItems = 0)
    List<String> getResponseTypesSupported();

    /** The grants. */
    @Schema(name = "grant_types_supported")
    List<String> getGrantTypesSupported();

    /** How clients authenticate. */
    @Schema(name = "token_endpoint_auth_methods_supported")
    List<String> getTokenEndpointAuthMethodsSupported();
}
