package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** People of a tenant sign in at a real Keycloak, set up as docs/sign-in-elsewhere.md says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakDrill {
    private static final Path PAGE = Path.of("..", "docs", "sign-in-elsewhere.md");
    private static final String SECRET = "only the two of us: +/%&";
    private static final Pattern LINK = Pattern.compile("<(.+)>; rel=\"end-session\"");

    private String issuer;
    private MintmarkServer server;
    private Host host;
    private Host.Tenant tenant;
    private JsonObject provider;
    private Host.Tenant labs;
    private JsonObject providerOfLabs;
    private Keycloak keycloak;

    @BeforeAll
    void start() throws IOException, JOSEException {
        int port;
        try (ServerSocket free = MintmarkServer.freePort()) {
            port = free.getLocalPort();
        }
        issuer = Keycloak.issuer(port);
        server = MintmarkServer.start(
                Map.of("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD));
        host = new Host(new Http(server.baseUri()));
        tenant = host.tenant();
        provider = set(
                tenant,
                "acme.example",
                Json.createObjectBuilder().add("clientId", "mintmark").add("clientSecret", SECRET));
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyID("labs")
                .keyUse(KeyUse.SIGNATURE)
                .generate();
        labs = host.tenant();
        providerOfLabs = set(
                labs,
                "labs.example",
                Json.createObjectBuilder()
                        .add("clientId", "mintmark-labs")
                        .add("clientKey", Json.createObjectBuilder(key.toJSONObject())));
        keycloak = Keycloak.start(
                port,
                Map.of(
                        "secret",
                        SECRET,
                        "redirectUri",
                        provider.getString("redirectUri"),
                        "postLogoutRedirectUri",
                        provider.getString("postLogoutRedirectUri"),
                        "redirectUriOfLabs",
                        providerOfLabs.getString("redirectUri"),
                        "keysOfLabs",
                        new JWKSet(key).toString().replace("\"", "\\\"")));
    }

    private JsonObject set(Host.Tenant of, String domain, JsonObjectBuilder client) {
        ok(host.operator.put(
                "/api/v1/tenants/" + of.id() + "/email-domains", "{\"emailDomains\":[\"" + domain + "\"]}"));
        return ok(of.admin()
                .put(
                        "/api/v1/identity-provider",
                        client.add("issuer", issuer)
                                .add("emailDomains", Json.createArrayBuilder().add(domain))
                                .add(
                                        "groupRoles",
                                        Json.createObjectBuilder()
                                                .add("mintmark-admins", "tenant-admin")
                                                .add("staff", "tenant-viewer"))
                                .build()
                                .toString()));
    }

    private static JsonObject ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @AfterAll
    void close() {
        if (keycloak != null) {
            keycloak.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Journey begin() {
        return Journey.begin(host.anonymous, provider.getString("id"));
    }

    /** With what Keycloak sends somebody back who has signed in there. */
    private static Map<String, String> answer(Keycloak.Visitor visitor, Journey journey, String username) {
        Keycloak.Page login = visitor.open(journey.address());
        assertThat(login.asksForPassword()).as(login.html()).isTrue();
        Keycloak.Page back = visitor.signIn(login, username);
        assertThat(back.address().toString()).startsWith(journey.request().get("redirect_uri"));
        return back.answer();
    }

    private JsonObject session(Answer back) {
        assertThat(Journey.refusal(back)).isEmpty();
        return ok(Journey.session(host.anonymous, back));
    }

    @Test
    void whoIsOfAGroupBecomesAMemberWithItsRole() {
        Journey journey = begin();
        Map<String, String> answer = answer(keycloak.visitor(), journey, "ada");
        assertThat(answer).as("RFC 9207").containsEntry("iss", issuer);

        JsonObject member = session(journey.back(answer)).getJsonObject("member");

        assertThat(member.getString("email")).isEqualTo("ada@acme.example");
        assertThat(member.getString("displayName")).isEqualTo("Ada Lovelace");
        assertThat(member.getString("tenantId")).isEqualTo(tenant.id());
        assertThat(member.getJsonArray("roles").getString(0)).isEqualTo("tenant-viewer");
        assertThat(member.getJsonArray("roles")).hasSize(1);
    }

    @Test
    void aClientWithAPrivateKeyIsTaken() {
        Journey journey = Journey.begin(host.anonymous, providerOfLabs.getString("id"));

        JsonObject member = session(journey.back(answer(keycloak.visitor(), journey, "katherine")))
                .getJsonObject("member");

        assertThat(member.getString("tenantId")).isEqualTo(labs.id());
        assertThat(member.getJsonArray("roles").getString(0)).isEqualTo("tenant-admin");
    }

    @Test
    void whoIsOfNoGroupIsRefused() {
        Journey journey = begin();

        assertThat(Journey.refusal(journey.back(answer(keycloak.visitor(), journey, "grace"))))
                .isEqualTo("no_role");
    }

    @Test
    void whoSignsOutThereIsAskedForThePasswordAgain() {
        Keycloak.Visitor ada = keycloak.visitor();
        Journey journey = begin();
        JsonObject session = session(journey.back(answer(ada, journey, "ada")));
        assertThat(ada.open(begin().address()).html())
                .as("Keycloak knows her: it asks nothing")
                .isEmpty();

        Answer out = host.anonymous.bearing(session.getString("accessToken")).delete("/api/v1/session");

        assertThat(out.status()).isEqualTo(204);
        URI signOut = LINK.matcher(out.header("Link").orElseThrow())
                .results()
                .map(link -> URI.create(link.group(1)))
                .findFirst()
                .orElseThrow();
        assertThat(signOut.toString()).startsWith(issuer + "/protocol/openid-connect/logout?");
        Keycloak.Page left = ada.open(signOut);
        assertThat(left.address())
                .as("by the ID token Keycloak knows whose session it is, and asks nothing")
                .hasToString(provider.getString("postLogoutRedirectUri"));
        assertThat(ada.open(begin().address()).asksForPassword()).isTrue();
    }

    @Test
    void aCodeCountsOnce() {
        Journey journey = begin();
        Map<String, String> answer = answer(keycloak.visitor(), journey, "ada");
        session(journey.back(answer));

        assertThat(Journey.refusal(journey.back(answer))).as("the state again").isEqualTo("state_unknown");
        Journey another = begin();
        Map<String, String> again = new HashMap<>(answer);
        again.put("state", another.request().get("state"));
        assertThat(Journey.refusal(another.back(again))).as("the code again").isEqualTo("denied");
    }

    @Test
    void theIssuerInTheAnswerHasToBeKeycloaks() {
        Journey journey = begin();
        Map<String, String> answer = new HashMap<>(answer(keycloak.visitor(), journey, "ada"));
        answer.put("iss", issuer + "-of-somebody-else");
        assertThat(Journey.refusal(journey.back(answer))).isEqualTo("answer_invalid");

        Journey another = begin();
        Map<String, String> without = new HashMap<>(answer(keycloak.visitor(), another, "ada"));
        without.remove("iss");
        assertThat(Journey.refusal(another.back(without))).isEqualTo("answer_invalid");
    }

    @Test
    void thePageNamesTheVersionThatIsTried() throws IOException {
        Matcher version = Pattern.compile("[0-9.]+$")
                .matcher(Keycloak.DISTRIBUTION.getFileName().toString());
        assertThat(version.find()).isTrue();
        String name = "Keycloak " + version.group();

        assertThat(Files.readString(PAGE)).contains(name);
        Drills.report(name + ": people sign in by their groups, and out; codes count once, the issuer is checked,"
                + " a private key is taken");
    }
}
