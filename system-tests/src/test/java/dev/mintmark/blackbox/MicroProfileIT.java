package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documented MicroProfile JWT resource server, with tokens of this server and some that this server would never
 * make.
 */
class MicroProfileIT {
    private static MintmarkServer mintmark;
    private static PretendedIssuer pretended;
    private static DocumentsServer documents;

    private final Host host = new Host(new Http(mintmark.baseUri()));

    @BeforeAll
    static void start() {
        mintmark = MintmarkServer.start(
                Map.of("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD));
        pretended = PretendedIssuer.startBeside(MicroProfileIT::published);
        documents = DocumentsServer.start(
                Map.of("MINTMARK_ISSUER", mintmark.baseUri().toString(), "MINTMARK_JWKS", pretended.jwksUri()));
    }

    @AfterAll
    static void stop() {
        documents.close();
        pretended.close();
        mintmark.close();
    }

    @Test
    void readsTheRegionDatabaseAndTheLimitsOfTheToken() {
        Host.Tenant tenant = host.tenant();
        String region = host.region();
        String plan = host.plan();
        Answer registered = tenant.admin()
                .post(
                        "/api/v1/apps",
                        "{\"name\":\"Reader\",\"licenseRegion\":\"" + region + "\",\"plan\":\"" + plan + "\"}");
        Host.App app =
                new Host.App(registered.string("id"), registered.string("clientId"), registered.string("clientSecret"));

        Answer answer = ask(app.token(host).string("access_token"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.string("database")).isEqualTo(region + "-db");
        assertThat(answer.string("plan")).isEqualTo(plan);
        assertThat(answer.json().getInt("unitsPerHour")).isEqualTo(10);
    }

    @Test
    void goesOnWithTheKeyThatTakesThePlaceOfAnother() throws ParseException {
        Host.App app = appWithPlan("Rotating");
        String before = app.token(host).string("access_token");
        assertThat(ask(before).status()).isEqualTo(200);
        String kid = SignedJWT.parse(before).getHeader().getKeyID();

        assertThat(host.operator.post("/api/v1/signing-keys/" + kid + "/revoke").status())
                .isEqualTo(200);
        String after = app.token(host).string("access_token");

        assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isNotEqualTo(kid);
        assertThat(ask(after).status()).as("a token of the stand-by").isEqualTo(200);
        Answer rotated = host.operator.post("/api/v1/signing-keys/rotate", "{\"now\":true}");
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        assertThat(ask(app.token(host).string("access_token")).status())
                .as("a token of a key that it has not seen before")
                .isEqualTo(200);
    }

    private Host.App appWithPlan(String name) {
        Answer registered = host.tenant()
                .admin()
                .post(
                        "/api/v1/apps",
                        "{\"name\":\"" + name + "\",\"licenseRegion\":\"" + host.region() + "\",\"plan\":\""
                                + host.plan() + "\"}");
        return new Host.App(registered.string("id"), registered.string("clientId"), registered.string("clientSecret"));
    }

    @Test
    void takesATokenWithoutLimitsForOneWithoutPlan() {
        Host.App app = host.tenant().app(host.region());

        assertThat(ask(app.token(host).string("access_token")).status()).isEqualTo(403);
    }

    @Test
    void acceptsAPretendedTokenThatKeepsEveryPoint() {
        assertThat(ask(pretended.sign(claims().build())).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String what, String token, int status) {
        assertThat(ask(token).status()).isEqualTo(status);
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(
                        "another audience",
                        pretended.sign(claims().audience("mintmark-management").build()),
                        401),
                Arguments.of(
                        "another issuer",
                        pretended.sign(
                                claims().issuer(mintmark.baseUri() + "/session").build()),
                        401),
                Arguments.of(
                        "expired",
                        pretended.sign(claims().expirationTime(inSeconds(-90)).build()),
                        401),
                Arguments.of(
                        "another role",
                        pretended.sign(claims().claim("groups", List.of("tenant-admin"))
                                .build()),
                        403),
                Arguments.of(
                        "another scope",
                        pretended.sign(claims().claim("scope", "mintmark.apis").build()),
                        403));
    }

    @Test
    void doesNotLookAtTheTypeSoThatTheAudienceMustBeConfigured() {
        assertThat(ask(pretended.sign("JWT", claims().build())).status()).isEqualTo(200);
    }

    @Test
    void refusesASessionTokenOfTheServer() {
        String session = host.anonymous
                .post(
                        "/api/v1/session",
                        "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}")
                .string("accessToken");

        assertThat(ask(session).status()).isEqualTo(401);
    }

    @Test
    void refusesAForeignOrigin() {
        String token = pretended.sign(
                claims().claim("allowed_domain_1", "app.example.com").build());

        assertThat(askFrom("https://app.example.com", token).status()).isEqualTo(200);
        assertThat(askFrom("https://evil.example.com", token).status()).isEqualTo(403);
    }

    private static Answer ask(String token) {
        return documents.http().bearing(token).get("/documents");
    }

    private static Answer askFrom(String origin, String token) {
        return documents.http().bearing(token).send("GET", "/documents", BodyPublishers.noBody(), "Origin", origin);
    }

    private static JWTClaimsSet.Builder claims() {
        return PretendedIssuer.claims(mintmark.baseUri().toString())
                .claim("limits", Map.of("plan", "starter", "revision", 1));
    }

    private static Date inSeconds(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static List<JWK> published() {
        try {
            return JWKSet.parse(new Http(mintmark.baseUri())
                            .get("/.well-known/jwks.json")
                            .text())
                    .getKeys();
        } catch (ParseException notAKeySet) {
            throw new IllegalStateException(notAKeySet);
        }
    }
}
