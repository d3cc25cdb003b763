package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.rest.json.JsonText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerMetadataTest {
    @Test
    void saysAllThatIsOfferedAndNothingElse() {
        TokenPolicy policy = new TokenPolicy(
                "https://mint.example", "api", "scope.one", SigningAlgorithm.ES256, Duration.ofMinutes(15));

        assertThat(JsonText.of(ServerMetadata.of(policy)))
                .isEqualTo("{\"issuer\":\"https://mint.example\","
                        + "\"authorization_endpoint\":\"https://mint.example/connect/authorize\","
                        + "\"token_endpoint\":\"https://mint.example/connect/token\","
                        + "\"jwks_uri\":\"https://mint.example/.well-known/jwks.json\","
                        + "\"scopes_supported\":[\"scope.one\"],\"response_types_supported\":[\"none\"],"
                        + "\"grant_types_supported\":[\"client_credentials\"],"
                        + "\"token_endpoint_auth_methods_supported\":"
                        + "[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"],"
                        + "\"token_endpoint_auth_signing_alg_values_supported\":[\"ES256\",\"RS256\",\"PS256\",\"EdDSA\",\"Ed25519\"],"
                        + "\"introspection_endpoint\":\"https://mint.example/connect/introspect\","
                        + "\"introspection_endpoint_auth_methods_supported\":"
                        + "[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"],"
                        + "\"introspection_endpoint_auth_signing_alg_values_supported\":"
                        + "[\"ES256\",\"RS256\",\"PS256\",\"EdDSA\",\"Ed25519\"],"
                        + "\"dpop_signing_alg_values_supported\":"
                        + "[\"ES256\",\"RS256\",\"PS256\",\"EdDSA\",\"Ed25519\"],"
                        + "\"subject_types_supported\":[\"public\"],"
                        + "\"id_token_signing_alg_values_supported\":[\"ES256\",\"RS256\"],"
                        + "\"service_documentation\":\"https://mint.example/docs/clients\"}");
    }
}
