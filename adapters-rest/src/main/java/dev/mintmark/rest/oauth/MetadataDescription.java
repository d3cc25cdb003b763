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
                  "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
                  "token_endpoint_auth_signing_alg_values_supported": ["ES256", "RS256", "PS256", "EdDSA"],
                  "introspection_endpoint": "http://localhost:9080/connect/introspect",
                  "introspection_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
                  "introspection_endpoint_auth_signing_alg_values_supported": ["ES256", "RS256", "PS256", "EdDSA"],
                  "service_documentation": "http://localhost:9080/docs/clients"
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

    /** With which algorithms assertions are signed. */
    @Schema(name = "token_endpoint_auth_signing_alg_values_supported")
    List<String> getTokenEndpointAuthSigningAlgValuesSupported();

    /** Where tokens are introspected. */
    @Schema(name = "introspection_endpoint", format = "uri")
    String getIntrospectionEndpoint();

    /** How its callers authenticate. */
    @Schema(name = "introspection_endpoint_auth_methods_supported")
    List<String> getIntrospectionEndpointAuthMethodsSupported();

    /** With which algorithms their assertions are signed. */
    @Schema(name = "introspection_endpoint_auth_signing_alg_values_supported")
    List<String> getIntrospectionEndpointAuthSigningAlgValuesSupported();

    /** Where people read about it. */
    @Schema(name = "service_documentation", format = "uri")
    String getServiceDocumentation();
}
