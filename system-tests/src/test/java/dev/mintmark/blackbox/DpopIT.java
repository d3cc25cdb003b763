package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a key, with Nimbus' OAuth SDK as the client (RFC 9449; rules §7 step 9, §10). */
@OnServer
class DpopIT {
    private static final String GRANT = "grant_type=client_credentials";
    private static final String SERVERS = "/api/v1/resource-servers";
    private static final int STRANGE_PROOFS = 100;

    private final Host host;
    private final Host.Tenant tenant;
    private final Host.App app;
    private final String issuer;
    private final Proofs proofs;

    DpopIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.app = tenant.app(host.region());
        this.issuer = AppKey.issuer(host);
        this.proofs = new Proofs(issuer);
    }

    private Answer token(String... proofs) {
        return tokenFor("", proofs);
    }

    private Answer tokenFor(String parameters, String... proofs) {
        String[] headers = new String[2 + 2 * proofs.length];
        headers[0] = "Authorization";
        headers[1] = "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret());
        for (int i = 0; i < proofs.length; i++) {
            headers[2 + 2 * i] = "DPoP";
            headers[3 + 2 * i] = proofs[i];
        }
        return host.anonymous.tokenForm(GRANT + parameters, headers);
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.string("error")).isEqualTo("invalid_dpop_proof");
        assertThat(answer.string("error_uri")).endsWith("/docs/errors/invalid_dpop_proof");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("DPoP-Nonce")).isEmpty();
        return answer.string("error_description");
    }

    private HTTPRequest request(ClientAuthentication client) throws Exception {
        HTTPRequest request = new TokenRequest.Builder(
                        URI.create(issuer + "/connect/token"), client, new ClientCredentialsGrant())
                .build()
                .toHTTPRequest();
        request.setDPoP(proofs.proof());
        return request;
    }

    private ClientAuthentication bySecret() {
        return new ClientSecretBasic(new ClientID(app.clientId()), new Secret(app.clientSecret()));
    }

    private AccessToken issued(ClientAuthentication client) throws Exception {
        TokenResponse response = TokenResponse.parse(request(client).send());
        assertThat(response.indicatesSuccess()).isTrue();
        return response.toSuccessResponse().getTokens().getAccessToken();
    }

    @Test
    void nimbusGetsATokenThatIsBoundToItsKey() throws Exception {
        AccessToken token = issued(bySecret());

        assertThat(token).isInstanceOf(DPoPAccessToken.class);
        assertThat(SignedJWT.parse(token.getValue()).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                .containsOnly(Map.entry("jkt", proofs.thumbprint()));
    }

    @Test
    void anAppWithAKeyGetsOneToo() throws Exception {
        AppKey key = AppKey.fresh();
        Answer registered = tenant.admin().put(app.path() + "/public-keys", key.body());
        assertThat(registered.status()).as(registered.text()).isEqualTo(200);

        AccessToken token = issued(new PrivateKeyJWT(
                new ClientID(app.clientId()),
                URI.create(issuer),
                JWSAlgorithm.ES256,
                key.pair().toPrivateKey(),
                key.kid(),
                null));

        assertThat(token).isInstanceOf(DPoPAccessToken.class);
    }

    @Test
    void introspectionTellsTheKey() throws Exception {
        AccessToken token = issued(bySecret());

        TokenIntrospectionResponse response = TokenIntrospectionResponse.parse(
                new TokenIntrospectionRequest(URI.create(issuer + "/connect/introspect"), bySecret(), token)
                        .toHTTPRequest()
                        .send());

        var active = response.toSuccessResponse();
        assertThat(active.isActive()).isTrue();
        assertThat(active.getTokenType().getValue()).isEqualTo("DPoP");
        assertThat(active.getJWKThumbprintConfirmation().getValue().toString()).isEqualTo(proofs.thumbprint());
    }

    @Test
    void nimbusAcceptsTheTokenAtAResource() throws Exception {
        var token = (DPoPAccessToken) issued(bySecret());
        URI resource = URI.create("https://api.example/documents");
        var atTheApi = new DPoPProtectedResourceRequestVerifier(Set.of(JWSAlgorithm.ES256), 60, 60, null);
        SignedJWT claims = SignedJWT.parse(token.getValue());

        atTheApi.verify(
                "GET",
                resource,
                new DPoPIssuer(app.clientId()),
                proofs.factory().createDPoPJWT("GET", resource, token),
                token,
                JWKThumbprintConfirmation.parse(claims.getJWTClaimsSet()),
                null);
    }

    @Test
    void withoutAProofATokenIsWhatItWas() {
        Answer answer = token();

        assertThat(answer.string("token_type")).isEqualTo("Bearer");
        assertThat(answer.header("DPoP-Nonce")).isEmpty();
    }

    @Test
    void aProofIsUsedOnce() {
        String proof = proofs.text();

        assertThat(token(proof).status()).isEqualTo(200);
        assertThat(refusal(token(proof))).contains("used before");
    }

    @Test
    void aProofSaysByHowManySecondsItsClockIsOff() {
        assertThat(refusal(token(
                        proofs.proof(Instant.now().minusSeconds(600), null).serialize())))
                .containsPattern("is 60[0-9] seconds behind the clock of this server");
        assertThat(refusal(token(
                        proofs.proof(Instant.now().plusSeconds(3_600), null).serialize())))
                .containsPattern("is 3(600|59[0-9]) seconds ahead of the clock of this server");
    }

    @Test
    void aProofIsForTheTokenEndpointOfTheIssuer() {
        URI target = URI.create(issuer + "/connect/token");
        Instant now = Instant.now();
        assertThat(refusal(token(proofs.proof("GET", target, now, null).serialize())))
                .contains("htm");
        for (String other : List.of(issuer + "/connect/introspect", "https://other.example/connect/token")) {
            assertThat(refusal(token(
                            proofs.proof("POST", URI.create(other), now, null).serialize())))
                    .contains(target.toString());
        }

        Http byAnotherName = new Http(URI.create(issuer.replace("localhost", "127.0.0.1")));
        String authorization = "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret());
        String fromThere = proofs.proof("POST", byAnotherName.uri("/connect/token"), now, null)
                .serialize();
        assertThat(refusal(byAnotherName.tokenForm(GRANT, "Authorization", authorization, "DPoP", fromThere)))
                .contains(target.toString());
        assertThat(byAnotherName
                        .tokenForm(GRANT, "Authorization", authorization, "DPoP", proofs.text())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProofStandsAloneAndIsSignedByItsKey() {
        assertThat(refusal(token(proofs.text(), proofs.text()))).contains("only once");
        String[] parts = proofs.text().split("\\.");
        String[] others = new Proofs(issuer).text().split("\\.");
        assertThat(refusal(token(parts[0] + "." + parts[1] + "." + others[2]))).contains("signature");
        assertThat(refusal(token(others[0] + "." + parts[1] + "." + parts[2]))).contains("signature");
    }

    @Test
    void whoHasNotAuthenticatedIsToldNothingAboutAProof() {
        String wrong = "Basic " + Http.base64(app.clientId() + ":mms_wrong");
        String without = host.anonymous.tokenForm(GRANT, "Authorization", wrong).text();

        for (String proof : List.of(proofs.text(), "no proof", "")) {
            Answer answer = host.anonymous.tokenForm(GRANT, "Authorization", wrong, "DPoP", proof);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(without);
        }
    }

    @Test
    void anApiMayRequireProofs() {
        String identifier = "https://" + Host.fresh("bound") + ".example";
        String resource = "&resource=" + Http.form(identifier);
        JsonObject api = Host.created(host.operator.post(
                SERVERS, "{\"name\":\"Bound\",\"identifier\":\"" + identifier + "\",\"requireDpop\":true}"));
        String path = SERVERS + "/" + api.getString("id");
        assertThat(api.getBoolean("requireDpop")).isTrue();

        assertThat(refusal(tokenFor(resource))).contains("send a proof");
        assertThat(tokenFor(resource, proofs.text()).string("token_type")).isEqualTo("DPoP");
        assertThat(token().status()).as("for another API").isEqualTo(200);
        assertThat(tenant.admin()
                        .get(app.path() + "/issuance?resource=" + Http.form(identifier))
                        .json()
                        .getBoolean("requireDpop"))
                .isTrue();
        assertThat(tenant.admin().get(app.path() + "/issuance").json().getBoolean("requireDpop"))
                .isFalse();
        assertThat(host.operator
                        .get(path + "/protected-resource-metadata")
                        .json()
                        .getBoolean("dpop_bound_access_tokens_required"))
                .isTrue();
        assertThat(host.operator
                        .get("/api/v1/audit-events?limit=100&action=resource_server.created")
                        .text())
                .contains("requireDpop");

        Answer changed = host.operator.patch(path, "{\"requireDpop\":false}");
        assertThat(changed.json().getBoolean("requireDpop")).isFalse();
        assertThat(tokenFor(resource).string("token_type")).isEqualTo("Bearer");
    }

    @Test
    void theMetadataNamesTheAlgorithms() {
        assertThat(host.anonymous
                        .get("/.well-known/oauth-authorization-server")
                        .json()
                        .getJsonArray("dpop_signing_alg_values_supported")
                        .toString())
                .isEqualTo("[\"ES256\",\"RS256\",\"PS256\",\"EdDSA\",\"Ed25519\"]");
    }

    @Test
    void noStrangeProofIsAcceptedOrMakesTheServerFail() {
        Random random = new Random(20261127);
        for (int i = 0; i < STRANGE_PROOFS; i++) {
            String proof = strange(random);
            assertThat(refusal(token(proof))).as(proof).isNotBlank();
        }
    }

    /** A proof of which something was changed, cut, doubled or replaced, within what a header may hold. */
    private String strange(Random random) {
        String proof = proofs.text();
        int at = random.nextInt(proof.length());
        String other = String.valueOf((char) ('!' + random.nextInt('~' - '!')));
        return switch (random.nextInt(5)) {
            case 0 -> other + proof.substring(0, at);
            case 1 -> proof.substring(0, at) + other + proof.substring(at);
            case 2 -> proof.substring(at) + proof;
            case 3 -> other.repeat(1 + random.nextInt(3_000));
            default -> proof.substring(0, at) + "." + proof.substring(at);
        };
    }
}
