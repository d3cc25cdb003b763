package dev.mintmark.rest.oauth;

import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.rest.http.Exchange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this authorization server offers (<a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 §2</a>),
 * and nothing that it does not. Of OpenID Connect Discovery 1.0 §3 it says what strict clients want to read, though no
 * ID token is issued.
 */
final class ServerMetadata {
    private static final List<String> AUTH_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> ASSERTION_ALGORITHMS = Stream.of(ClientKeyAlgorithm.values())
            .flatMap(algorithm -> algorithm.names().stream())
            .toList();

    private static final List<String> SIGNING_ALGORITHMS =
            Stream.of(SigningAlgorithm.values()).map(SigningAlgorithm::name).toList();

    private ServerMetadata() {}

    /** The members, in order. */
    static Map<String, Object> of(TokenPolicy policy) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", policy.issuer());
        metadata.put("authorization_endpoint", policy.issuer() + AuthorizationResource.PATH);
        metadata.put("token_endpoint", policy.issuer() + Exchange.TOKEN_PATH);
        metadata.put("jwks_uri", policy.issuer() + KeySetServlet.PATH);
        metadata.put("scopes_supported", List.of(policy.scope()));
        metadata.put("response_types_supported", List.of("none"));
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("token_endpoint_auth_methods_supported", AUTH_METHODS);
        metadata.put("token_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        metadata.put("introspection_endpoint", policy.issuer() + IntrospectionServlet.PATH);
        metadata.put("introspection_endpoint_auth_methods_supported", AUTH_METHODS);
        metadata.put("introspection_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        metadata.put("dpop_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", SIGNING_ALGORITHMS);
        metadata.put("service_documentation", policy.issuer() + "/docs/clients");
        return Collections.unmodifiableMap(metadata);
    }
}
