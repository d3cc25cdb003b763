package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

/**
 * The main job, with clients that nobody here wrote: a service gets its token by Nimbus' OAuth SDK, jose4j verifies it.
 */
@OnServer
class MainJobIT {
    private final MintmarkServer server;
    private final Host host;

    MainJobIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
    }

    @Test
    void aServiceGetsATokenThatAStandardLibraryVerifies() throws Exception {
        String region = host.region();
        String plan = host.plan();
        Host.Tenant tenant = host.tenant();
        Answer created = tenant.admin().post("/api/v1/apps", """
                        {"name":"Billing API","licenseRegion":"%s","plan":"%s",
                         "redirectUris":["https://app.example.com/callback"],
                         "allowedDomains":["https://App.Example.com/","http://localhost:3000"]}""".formatted(region, plan));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonObject app = created.json();
        String clientId = app.getString("clientId");
        String clientSecret = app.getString("clientSecret");
        assertThat(clientId).matches("mm_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(clientSecret).matches("mms_[0-9A-Za-z]{49}");
        assertThat(created.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1/apps/" + app.getString("id")));
        assertThat(created.header("Cache-Control")).contains("no-store");

        AuthorizationServerMetadata metadata = AuthorizationServerMetadata.resolve(
                new Issuer(server.baseUri().toString().replaceAll("/$", "")));
        ClientID client = new ClientID(clientId);
        Secret secret = new Secret(clientSecret);
        for (ClientAuthentication authentication :
                List.of(new ClientSecretBasic(client, secret), new ClientSecretPost(client, secret))) {
            AccessTokenResponse token = request(metadata, authentication);
            assertThat(token.getTokens().getAccessToken().getLifetime()).isEqualTo(900);
            assertThat(token.getTokens().getAccessToken().getScope().toString()).isEqualTo("mintmark.api");

            JwtContext verified =
                    verify(metadata, token.getTokens().getAccessToken().getValue());
            assertThat(verified.getJoseObjects().get(0).getHeader("typ")).isEqualTo("at+jwt");
            JwtClaims claims = verified.getJwtClaims();
            long now = Instant.now().getEpochSecond();
            assertThat(claims.getClaimsMap().keySet())
                    .containsExactlyInAnyOrder(
                            "iss",
                            "aud",
                            "exp",
                            "iat",
                            "nbf",
                            "jti",
                            "sub",
                            "client_id",
                            "upn",
                            "scope",
                            "groups",
                            "tenantid",
                            "appId",
                            "licenseRegionCode",
                            "dbCode",
                            "allowed_domain_1",
                            "allowed_domain_2",
                            "limits",
                            "credentialVersion");
            assertThat(claims.getIssuedAt().getValue()).isBetween(now - 30, now + 1);
            assertThat(claims.getExpirationTime().getValue())
                    .isEqualTo(claims.getIssuedAt().getValue() + 900);
            assertThat(claims.getJwtId()).matches("[A-Za-z0-9_-]{22}");
            assertThat(claims.getSubject()).isEqualTo(clientId);
            assertThat(claims.getClaimsMap())
                    .containsEntry("client_id", clientId)
                    .containsEntry("upn", clientId)
                    .containsEntry("groups", List.of("app"))
                    .containsEntry("tenantid", tenant.id())
                    .containsEntry("appId", app.getString("id"))
                    .containsEntry("licenseRegionCode", region)
                    .containsEntry("dbCode", region + "-db")
                    .containsEntry("allowed_domain_1", "app.example.com")
                    .containsEntry("allowed_domain_2", "localhost:3000")
                    .containsEntry("limits", Map.of("plan", plan, "revision", 1L, "maxDocumentUnitsPerHour", 10L))
                    .containsEntry("credentialVersion", 1L);
        }
    }

    @Test
    void withoutAPlanATokenHasNoLimits() throws Exception {
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());

        AuthorizationServerMetadata metadata = AuthorizationServerMetadata.resolve(
                new Issuer(server.baseUri().toString().replaceAll("/$", "")));
        JwtClaims claims =
                verify(metadata, app.token(host).string("access_token")).getJwtClaims();

        assertThat(claims.getClaimsMap()).doesNotContainKeys("limits", "allowed_domain_1");
    }

    @Test
    void bothMetadataDocumentsAreTheSame() {
        Answer oauth = host.anonymous.get("/.well-known/oauth-authorization-server");
        Answer openid = host.anonymous.get("/.well-known/openid-configuration");

        assertThat(oauth.status()).isEqualTo(200);
        assertThat(openid.text()).isEqualTo(oauth.text());
        assertThat(oauth.string("token_endpoint"))
                .isEqualTo(host.anonymous.uri("/connect/token").toString());
    }

    @Test
    void strictClientsTakeTheMetadata() throws Exception {
        String document =
                host.anonymous.get("/.well-known/openid-configuration").text();

        OIDCProviderMetadata openid = OIDCProviderMetadata.parse(document);
        AuthorizationServerMetadata oauth = AuthorizationServerMetadata.parse(document);

        assertThat(openid.getSubjectTypes()).containsExactly(SubjectType.PUBLIC);
        assertThat(openid.getIDTokenJWSAlgs()).isNotEmpty();
        assertThat(oauth.getResponseTypes()).containsExactly(new ResponseType("none"));
        assertThat(host.anonymous
                        .get("/.well-known/openid-configuration")
                        .json()
                        .values())
                .allSatisfy(value -> assertThat(value.toString()).isNotEqualTo("[]"));
        Answer page = host.anonymous.get(openid.getAuthorizationEndpointURI().getPath() + "?response_type=code");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.text()).contains("unsupported_response_type");
    }

    @Test
    void theKeySetIsCachedAndNeverShowsAPrivateOrASessionKey() {
        Answer jwks = host.anonymous.get("/.well-known/jwks.json");

        assertThat(jwks.header("Cache-Control")).contains("public, max-age=300");
        assertThat(jwks.json().getJsonArray("keys")).isNotEmpty();
        assertThat(jwks.json().getJsonArray("keys").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
        Answer unchanged = host.anonymous.send(
                "GET",
                "/.well-known/jwks.json",
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                "If-None-Match",
                jwks.header("ETag").orElseThrow());
        assertThat(unchanged.status()).isEqualTo(304);
    }

    private static AccessTokenResponse request(
            AuthorizationServerMetadata metadata, ClientAuthentication authentication)
            throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(
                        metadata.getTokenEndpointURI(), authentication, new ClientCredentialsGrant())
                .build();
        TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
        assertThat(response.indicatesSuccess())
                .as(response.toHTTPResponse().getBody())
                .isTrue();
        return response.toSuccessResponse();
    }

    private static JwtContext verify(AuthorizationServerMetadata metadata, String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(
                        new HttpsJwks(metadata.getJWKSetURI().toString())))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(metadata.getIssuer().getValue())
                .setExpectedAudience("mintmark-api")
                .setRequireExpirationTime()
                .setRequireJwtId()
                .build()
                .process(token);
    }
}
