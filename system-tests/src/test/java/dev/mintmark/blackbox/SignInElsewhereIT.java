package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in at their tenant's OpenID provider, and nobody else by it (rules §13). */
@OnServer
class SignInElsewhereIT {
    private static final NodeProject PROVIDER = new NodeProject(Path.of("examples", "foreign-issuer"));
    private static final String OWN = "/api/v1/identity-provider";
    private static final Pattern LINK = Pattern.compile("<(.+)>; rel=\"end-session\"");

    private final Host host;
    private final MintmarkServer server;
    private final Host.Tenant tenant;
    private final String domain = Host.fresh("acme") + ".example";
    private final LyingProvider provider = new LyingProvider();

    SignInElsewhereIT(MintmarkServer server, Host host) {
        this.host = host;
        this.server = server;
        this.tenant = host.tenant();
        give(tenant, domain);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private void give(Host.Tenant to, String... domains) {
        Answer answer = operator()
                .put(
                        "/api/v1/tenants/" + to.id() + "/email-domains",
                        Json.createObjectBuilder()
                                .add("emailDomains", Json.createArrayBuilder(List.of(domains)))
                                .build()
                                .toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** One who has just signed in. */
    private Http operator() {
        return host.anonymous.signedIn(Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
    }

    private JsonObjectBuilder settings() {
        return Json.createObjectBuilder()
                .add("issuer", provider.issuer())
                .add("clientId", LyingProvider.CLIENT)
                .add("clientSecret", LyingProvider.CLIENT_SECRET)
                .add("emailDomains", Json.createArrayBuilder().add(domain))
                .add(
                        "groupRoles",
                        Json.createObjectBuilder().add("admins", "tenant-admin").add("staff", "tenant-viewer"));
    }

    private JsonObjectBuilder withoutSecret() {
        return Json.createObjectBuilder(settings().build()).remove("clientSecret");
    }

    private String set(JsonObjectBuilder settings) {
        Answer answer = tenant.admin().put(OWN, settings.build().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(LyingProvider.CLIENT_SECRET);
        return answer.string("id");
    }

    private Consumer<JWTClaimsSet.Builder> ada() {
        return person("ada", "ada@" + domain, "staff");
    }

    private static Consumer<JWTClaimsSet.Builder> person(String subject, String email, String... groups) {
        return claims -> claims.subject(subject).claim("email", email).claim("groups", List.of(groups));
    }

    private Answer signIn(String id, Consumer<JWTClaimsSet.Builder> who) {
        Journey journey = Journey.begin(host.anonymous, id);
        return journey.back(provider.code(journey.request(), who));
    }

    private JsonObject signedIn(Answer back) {
        assertThat(Journey.refusal(back)).isEmpty();
        assertThat(back.header("Location")).contains(host.anonymous.uri("/").toString());
        Answer session = Journey.session(host.anonymous, back);
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        return session.json();
    }

    private String refusal(String id, Consumer<JWTClaimsSet.Builder> lie) {
        return Journey.refusal(signIn(id, ada().andThen(lie)));
    }

    @Test
    void whoSignsInForTheFirstTimeBecomesAMemberWithTheRolesOfItsGroups() {
        String id = set(settings());
        Answer choices = host.anonymous.get("/api/v1/session/providers?email=ADA@" + domain.toUpperCase());
        assertThat(choices.json().getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo(id);
        Journey journey = Journey.begin(host.anonymous, id);
        assertThat(journey.address().toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(journey.request())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", LyingProvider.CLIENT)
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(journey.cookie()).contains("HttpOnly", "SameSite=Lax");

        JsonObject first = signedIn(signIn(id, ada()));
        assertThat(first.getJsonObject("member").getString("email")).isEqualTo("ada@" + domain);
        assertThat(first.getJsonObject("member").getString("displayName")).isEqualTo("Ada Lovelace");
        assertThat(first.getJsonObject("member").getString("tenantId")).isEqualTo(tenant.id());
        assertThat(first.getJsonObject("member").getJsonArray("roles").getString(0))
                .isEqualTo("tenant-viewer");

        JsonObject promoted = signedIn(signIn(id, person("ada", "ada@" + domain, "admins", "others")));
        assertThat(promoted.getJsonObject("member").getString("id"))
                .isEqualTo(first.getJsonObject("member").getString("id"));
        assertThat(promoted.getJsonObject("member").getJsonArray("roles").getString(0))
                .isEqualTo("tenant-admin");
        JsonObject both = signedIn(signIn(id, person("ada", "ada@" + domain, "admins", "staff")));
        assertThat(both.getJsonObject("member").getJsonArray("roles").getValuesAs(JsonString::getString))
                .as("the roles of all groups")
                .containsExactlyInAnyOrder("tenant-admin", "tenant-viewer");
        assertThat(host.anonymous
                        .bearing(first.getString("accessToken"))
                        .get("/api/v1/tenant")
                        .status())
                .as("a session with the roles of before")
                .isEqualTo(401);
        assertThat(Journey.refusal(signIn(id, person("ada", "ada@" + domain, "others"))))
                .isEqualTo("no_role");
        assertThat(actions()).contains("identity_provider.created", "member.added", "member.changed");
    }

    private List<String> actions() {
        return tenant
                .admin()
                .get("/api/v1/audit-events?limit=100")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(event -> event.getString("action"))
                .toList();
    }

    @Test
    void signingOutEndsTheSessionAndSaysWhereToSignOutThereAndAsWhom() {
        AtomicReference<String> idToken = new AtomicReference<>();
        JsonObject session = signedIn(signInWith(ada(), idToken));

        String signOut = signOut(session);

        assertThat(signOut).startsWith(provider.issuer() + "/bye?");
        assertThat(parametersOf(signOut))
                .containsOnlyKeys("client_id", "post_logout_redirect_uri", "id_token_hint")
                .containsEntry("client_id", LyingProvider.CLIENT)
                .containsEntry("post_logout_redirect_uri", home())
                .containsEntry("id_token_hint", idToken.get());
        Http signedIn = host.anonymous.bearing(session.getString("accessToken"));
        assertThat(signedIn.get("/api/v1/tenant").status()).isEqualTo(401);
        Http local = host.member(tenant.id(), "tenant-viewer");
        assertThat(local.delete("/api/v1/session").header("Link")).isEmpty();
        String trail = tenant.admin().get("/api/v1/audit-events?limit=100").text();
        for (String part : idToken.get().split("\\.")) {
            assertThat(List.of(trail, session.toString(), server.log(), server.console()))
                    .noneMatch(text -> text.contains(part));
        }
    }

    @Test
    void anIdTokenThatMakesTheAddressTooLongIsLeftOut() {
        JsonObject session = signedIn(signInWith(
                ada().andThen(claims -> claims.claim("address", "x".repeat(2_300))), new AtomicReference<>()));

        assertThat(parametersOf(signOut(session))).containsOnlyKeys("client_id", "post_logout_redirect_uri");
    }

    private Answer signInWith(Consumer<JWTClaimsSet.Builder> who, AtomicReference<String> idToken) {
        Journey journey = Journey.begin(host.anonymous, set(settings()));
        String code = provider.code(journey.request(), who, claims -> {
            idToken.set(provider.signed(claims));
            return idToken.get();
        });
        return journey.back(code);
    }

    @Test
    void loginCsrfTheStateOfAnotherBrowserIsRefused() {
        String id = set(settings());
        Journey victim = Journey.begin(host.anonymous, id);
        Journey attacker = Journey.begin(host.anonymous, id);
        String code = provider.code(attacker.request(), ada());
        Map<String, String> answer = Map.of("state", attacker.request().get("state"), "code", code);

        assertThat(Journey.refusal(victim.back(answer))).isEqualTo("state_unknown");
        assertThat(Journey.refusal(victim.back(answer, "other=1"))).isEqualTo("state_unknown");
        assertThat(Journey.refusal(victim.back(answer, "mintmark-sign-in=nonsense")))
                .isEqualTo("state_unknown");
        assertThat(Journey.refusal(victim.back(Map.of("code", code)))).isEqualTo("state_unknown");
        signedIn(attacker.back(answer));
    }

    @Test
    void aStateAndACodeCountOnce() {
        String id = set(settings());
        Journey journey = Journey.begin(host.anonymous, id);
        String code = provider.code(journey.request(), ada());
        signedIn(journey.back(code));

        assertThat(Journey.refusal(journey.back(code))).as("the state again").isEqualTo("state_unknown");
        Journey other = Journey.begin(host.anonymous, id);
        assertThat(Journey.refusal(other.back(code))).as("the code again").isEqualTo("denied");
    }

    @Test
    void aCodeOfAnotherBrowserIsOfNoUse() {
        String id = set(settings());
        Journey victim = Journey.begin(host.anonymous, id);
        String stolen = provider.code(victim.request(), ada());

        assertThat(Journey.refusal(Journey.begin(host.anonymous, id).back(stolen)))
                .as("PKCE: the verifier is another")
                .isEqualTo("denied");
    }

    @Test
    void aMixUpIsFound() {
        provider.saysWhoAnswers();
        String id = set(settings());

        assertThat(Journey.refusal(answeredBy(id, Map.of("iss", "https://attacker.example"))))
                .isEqualTo("answer_invalid");
        assertThat(Journey.refusal(answeredBy(id, Map.of()))).isEqualTo("answer_invalid");
        signedIn(answeredBy(id, Map.of("iss", provider.issuer())));
        String other = otherTenantsProvider(domain + ".other.example");
        Journey journey = Journey.begin(host.anonymous, id);
        Journey mixedUp = new Journey(host.anonymous, other, journey.address(), journey.cookie());
        assertThat(Journey.refusal(mixedUp.back(provider.code(journey.request(), ada()))))
                .isEqualTo("state_unknown");
    }

    private Answer answeredBy(String id, Map<String, String> issuer) {
        Journey journey = Journey.begin(host.anonymous, id);
        Map<String, String> answer = new HashMap<>(issuer);
        answer.put("state", journey.request().get("state"));
        answer.put("code", provider.code(journey.request(), ada()));
        return journey.back(answer);
    }

    private String otherTenantsProvider(String itsDomain) {
        Host.Tenant other = host.tenant();
        give(other, itsDomain);
        Answer answer = other.admin()
                .put(
                        OWN,
                        settings()
                                .add("emailDomains", Json.createArrayBuilder().add(itsDomain))
                                .build()
                                .toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.string("id");
    }

    @Test
    void idTokensThatDoNotHoldAreRefused() {
        String id = set(settings());

        assertThat(refusal(id, claims -> claims.claim("nonce", "another"))).isEqualTo("answer_invalid");
        assertThat(refusal(id, claims -> claims.claim("nonce", null))).isEqualTo("answer_invalid");
        assertThat(refusal(id, claims -> claims.audience("somebody-else"))).isEqualTo("answer_invalid");
        assertThat(refusal(id, claims -> claims.issuer("https://attacker.example")))
                .isEqualTo("answer_invalid");
        assertThat(refusal(id, claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 120_000))))
                .isEqualTo("answer_invalid");
        assertThat(refusal(id, claims -> claims.subject(null))).isEqualTo("answer_invalid");
        assertThat(refusal(id, claims -> claims.subject("x".repeat(256)))).isEqualTo("answer_invalid");
        List<Function<JWTClaimsSet, String>> forgeries =
                List.of(LyingProvider::unsigned, LyingProvider::signedWithTheSecret, LyingProvider::signedBySomebody);
        for (Function<JWTClaimsSet, String> forgery : forgeries) {
            Journey journey = Journey.begin(host.anonymous, id);
            String code = provider.code(journey.request(), ada(), forgery);
            assertThat(Journey.refusal(journey.back(code))).isEqualTo("answer_invalid");
        }
        signedIn(signIn(id, ada()));
    }

    @Test
    void onlyAVerifiedAddressOfAnOwnedDomainCounts() {
        String id = set(settings());

        assertThat(refusal(id, claims -> claims.claim("email_verified", false))).isEqualTo("email_not_verified");
        assertThat(refusal(id, claims -> claims.claim("email_verified", null))).isEqualTo("email_not_verified");
        assertThat(refusal(id, claims -> claims.claim("email", null))).isEqualTo("email_not_verified");
        assertThat(refusal(id, claims -> claims.claim("email", Host.ADMIN_EMAIL)))
                .isEqualTo("foreign_domain");
        assertThat(refusal(id, claims -> claims.claim("email", "ada@sub." + domain)))
                .isEqualTo("foreign_domain");

        String others = "others." + domain;
        otherTenantsProvider(others);
        assertThat(refusal(id, claims -> claims.claim("email", "eve@" + others)))
                .as("an address of another tenant's domain")
                .isEqualTo("foreign_domain");

        signedIn(signIn(id, ada()));
        give(tenant);
        assertThat(Journey.refusal(signIn(id, ada())))
                .as("when the domain was taken away")
                .isEqualTo("foreign_domain");
    }

    @Test
    void anAccountOfBeforeIsLinkedOnceAndNeverAcrossTenants() {
        String id = set(settings());
        String email = "bob@" + domain;
        String member = add("/api/v1/tenants/" + tenant.id() + "/members", email, "tenant-viewer");
        String foreign = "mallory@" + domain;
        add("/api/v1/tenants/" + host.tenant().id() + "/members", foreign, "tenant-viewer");

        JsonObject bob = signedIn(signIn(id, person("bob", email, "staff")));
        assertThat(bob.getJsonObject("member").getString("id")).isEqualTo(member);
        assertThat(actions()).contains("member.linked");
        assertThat(Journey.refusal(signIn(id, person("another-bob", email, "staff"))))
                .as("another subject with the same address")
                .isEqualTo("other_account");
        assertThat(Journey.refusal(signIn(id, person("mallory", foreign, "admins"))))
                .as("a member of another tenant")
                .isEqualTo("other_account");
    }

    private String add(String path, String email, String role) {
        return Host.created(operator()
                        .post(
                                path,
                                "{\"email\":\"" + email + "\",\"displayName\":\"Some Member\",\"password\":\""
                                        + Host.MEMBER_PASSWORD + "\",\"roles\":[\"" + role + "\"]}"))
                .getString("id");
    }

    @Test
    void passwordsAreRefusedWhenTheTenantSaysSoSaveForTheOneWhoBreaksTheGlass() {
        String members = "/api/v1/tenants/" + tenant.id() + "/members";
        String glass = add(members, "glass@" + domain, "tenant-admin");
        add(members, "bob@" + domain, "tenant-viewer");
        set(settings().add("localPasswords", false).add("breakGlassMemberId", glass));

        assertThat(password("glass@" + domain).status()).isEqualTo(200);
        assertThat(password("bob@" + domain).code()).isEqualTo("sign_in_failed");

        set(settings().add("localPasswords", true));
        assertThat(password("bob@" + domain).status()).isEqualTo(200);
    }

    private Answer password(String email) {
        return host.anonymous.post(
                "/api/v1/session", "{\"email\":\"" + email + "\",\"password\":\"" + Host.MEMBER_PASSWORD + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "redirect_uri", "next"})
    void nothingInARequestSaysWhereToGo(String name) {
        String id = set(settings());
        assertThat(host.anonymous
                        .astray()
                        .get("/api/v1/session/provider/" + id + "/start?" + name + "=https://attacker.example")
                        .status())
                .isEqualTo(400);
        Journey journey = Journey.begin(host.anonymous, id);
        assertThat(journey.request().get("redirect_uri"))
                .isEqualTo(host.anonymous
                        .uri("/api/v1/session/provider/" + id + "/callback")
                        .toString());
    }

    @Test
    void aProviderThatIsAwayOrMisbehavesLetsNobodyIn() {
        String id = set(settings());
        provider.redirectsTokenRequests(true);
        assertThat(Journey.refusal(signIn(id, ada()))).isEqualTo("provider_unreachable");
        Journey denied = Journey.begin(host.anonymous, id);
        assertThat(Journey.refusal(
                        denied.back(Map.of("state", denied.request().get("state"), "error", "access_denied"))))
                .isEqualTo("denied");

        String away = set(settings().add("issuer", "http://localhost:1"));
        Answer start = host.anonymous.get("/api/v1/session/provider/" + away + "/start");
        assertThat(Journey.refusal(start)).isEqualTo("provider_unreachable");
        set(settings().add("enabled", false));
        assertThat(host.anonymous
                        .get("/api/v1/session/provider/" + id + "/start")
                        .status())
                .isEqualTo(404);
        assertThat(host.anonymous
                        .get("/api/v1/session/providers?email=ada@" + domain)
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void settingsAreChecked() {
        Answer wrong = tenant.admin()
                .put(
                        OWN,
                        "{\"issuer\":\"ftp://login.example\",\"clientId\":\"\",\"emailDomains\":[\"" + domain
                                + "\",\"not-ours.example\",\"x\"],\"groupRoles\":{\"a\":\"platform-admin\"},"
                                + "\"breakGlassMemberId\":\"nobody\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.violations())
                .containsExactlyInAnyOrder(
                        "issuer invalid_uri",
                        "clientId required",
                        "emailDomains[2] invalid_domain",
                        "groupRoles.a invalid_role",
                        "breakGlassMemberId member_not_found");
        assertThat(tenant.admin()
                        .put(
                                OWN,
                                settings()
                                        .add(
                                                "emailDomains",
                                                Json.createArrayBuilder().add("no.example"))
                                        .build()
                                        .toString())
                        .violations())
                .containsExactly("emailDomains[0] email_domain_not_owned");
        assertThat(tenant.admin().get(OWN).status()).isEqualTo(404);

        set(settings());
        assertThat(tenant.admin()
                        .put(
                                OWN,
                                withoutSecret()
                                        .add("issuer", "https://attacker.example")
                                        .build()
                                        .toString())
                        .violations())
                .as("the secret goes to nobody whom it was not given for")
                .containsExactly("clientSecret required");
        Answer read = tenant.admin().get(OWN);
        assertThat(read.json().getBoolean("clientSecretSet")).isTrue();
        Answer kept = tenant.admin().put(OWN, withoutSecret().build().toString());
        assertThat(kept.json().getBoolean("clientSecretSet")).isTrue();

        Answer taken = operator()
                .put(
                        "/api/v1/tenants/" + host.tenant().id() + "/email-domains",
                        "{\"emailDomains\":[\"" + domain + "\"]}");
        assertThat(taken.violations()).containsExactly("emailDomains[0] email_domain_taken");
        assertThat(tenant.admin().delete(OWN).status()).isEqualTo(204);
        assertThat(tenant.admin().get(OWN).status()).isEqualTo(404);
        assertThat(actions()).contains("identity_provider.deleted", "email_domains.changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ES256", "RS256", "PS256"})
    void aProviderThatNobodyHereWroteLetsPeopleIn(String algorithmOfAKey) throws JOSEException {
        Path folder = PROVIDER.install();
        try (AnsweringProcess foreign = AnsweringProcess.node(folder, "issuer.js", Map.of())) {
            String issuer = foreign.ask("issuer").getString("issuer");
            if (algorithmOfAKey.isEmpty()) {
                set(settings().add("issuer", issuer));
                foreign.ask("client", LyingProvider.CLIENT, LyingProvider.CLIENT_SECRET, redirectUri(), home());
            } else {
                JWK key = key(JWSAlgorithm.parse(algorithmOfAKey));
                set(withKey(key.toJSONString()).add("issuer", issuer));
                foreign.ask(
                        "clientWithKey",
                        LyingProvider.CLIENT,
                        algorithmOfAKey,
                        object(key.toPublicJWK().toJSONString()),
                        redirectUri(),
                        home());
            }
            String id = tenant.admin().get(OWN).string("id");

            Journey journey = Journey.begin(host.anonymous, id);
            String returned = foreign.ask("signIn", journey.address().toString(), "grace", "grace@" + domain, "admins")
                    .getString("returned");
            JsonObject grace =
                    signedIn(journey.back(Journey.parameters(returned.substring(returned.indexOf('?') + 1))));

            assertThat(grace.getJsonObject("member").getString("email")).isEqualTo("grace@" + domain);
            assertThat(grace.getJsonObject("member").getJsonArray("roles").getString(0))
                    .isEqualTo("tenant-admin");
            assertThat(Journey.parameters(returned.substring(returned.indexOf('?') + 1)))
                    .as("RFC 9207")
                    .containsEntry("iss", issuer);

            String signOut = signOut(grace);
            assertThat(foreign.ask("signOut", changedHint(signOut)).getString("returned"))
                    .as("a hint that it has not signed")
                    .contains("could not validate id_token_hint");
            JsonObject left = foreign.ask("signOut", signOut);
            assertThat(left.getString("returned")).isEqualTo(home());
            assertThat(left.getInt("sessions")).isZero();
        }
    }

    private String redirectUri() {
        return tenant.admin().get(OWN).string("redirectUri");
    }

    private String home() {
        return tenant.admin().get(OWN).string("postLogoutRedirectUri");
    }

    /** Signs out here; where to go on. */
    private String signOut(JsonObject signedIn) {
        Answer out = host.anonymous.bearing(signedIn.getString("accessToken")).delete("/api/v1/session");
        assertThat(out.status()).isEqualTo(204);
        Matcher link = LINK.matcher(out.header("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        return link.group(1);
    }

    private static Map<String, String> parametersOf(String address) {
        return Journey.parameters(address.substring(address.indexOf('?') + 1));
    }

    /** With the claims of somebody else. */
    private static String changedHint(String address) {
        String claims = parametersOf(address).get("id_token_hint").split("\\.")[1];
        String others = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)
                .replace("\"grace\"", "\"oscar\"");
        return address.replace(
                claims,
                Base64.getUrlEncoder().withoutPadding().encodeToString(others.getBytes(StandardCharsets.UTF_8)));
    }

    private static JWK key(JWSAlgorithm algorithm) throws JOSEException {
        return algorithm.equals(JWSAlgorithm.ES256)
                ? new ECKeyGenerator(Curve.P_256).algorithm(algorithm).generate()
                : new RSAKeyGenerator(2048).algorithm(algorithm).generate();
    }

    private JsonObjectBuilder withKey(String jwk) {
        return withoutSecret().add("clientKey", object(jwk));
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Test
    void aPrivateKeyTakesThePlaceOfTheSecret() {
        JsonObject key = object(provider.clientKey());
        set(settings());
        String id = set(withKey(provider.clientKey()));
        Answer read = tenant.admin().get(OWN);
        assertThat(read.json().getBoolean("clientKeySet")).isTrue();
        assertThat(read.json().getBoolean("clientSecretSet")).isFalse();

        signedIn(signIn(id, ada()));
        signedIn(signIn(id, ada()));

        assertThat(provider.assertions()).hasSize(2).doesNotHaveDuplicates();
        Answer kept = tenant.admin().put(OWN, withoutSecret().build().toString());
        assertThat(kept.json().getBoolean("clientKeySet")).isTrue();
        assertThat(tenant.admin()
                        .put(
                                OWN,
                                withoutSecret()
                                        .add("clientId", "another")
                                        .build()
                                        .toString())
                        .violations())
                .containsExactly("clientKey required");
        String trail = tenant.admin().get("/api/v1/audit-events?limit=100").text();
        assertThat(trail).contains("clientKey");
        List<String> secrets = new ArrayList<>(provider.assertions());
        secrets.add(key.getString("d"));
        assertThat(secrets)
                .noneMatch(trail::contains)
                .noneMatch(read.text()::contains)
                .noneMatch(server.log()::contains)
                .noneMatch(server.console()::contains);
        set(settings());
        signedIn(signIn(id, ada()));
        assertThat(provider.assertions()).as("by the secret again").hasSize(2);
    }

    @Test
    void aKeyThatIsNotTheClientsLetsNobodyIn() {
        try (LyingProvider other = new LyingProvider()) {
            String id = set(withKey(other.clientKey()));

            assertThat(Journey.refusal(signIn(id, ada()))).isEqualTo("denied");
        }
    }

    @Test
    void aKeyIsAPrivateOneThatSignsAndStandsAlone() {
        JsonObject key = object(provider.clientKey());
        assertThat(violations(settings().add("clientKey", key))).containsExactly("clientKey invalid_jwk");
        assertThat(violations(settings().add("clientSecret", JsonValue.NULL).add("clientKey", key)))
                .isEmpty();
        JsonObject publicKey = Json.createObjectBuilder(key).remove("d").build();
        assertThat(violations(withoutSecret().add("clientKey", publicKey).add("issuer", "ftp://login.example")))
                .as("every fault at once")
                .containsExactlyInAnyOrder("issuer invalid_uri", "clientKey invalid_jwk");
        JsonObject forEncryption =
                Json.createObjectBuilder(key).add("use", "enc").build();
        assertThat(violations(withoutSecret().add("clientKey", forEncryption)))
                .containsExactly("clientKey invalid_jwk");
        Answer refused = tenant.admin()
                .put(
                        OWN,
                        withoutSecret()
                                .add("clientKey", Json.createObjectBuilder(key).add("crv", "P-384"))
                                .build()
                                .toString());
        assertThat(refused.violations()).containsExactly("clientKey invalid_jwk");
        assertThat(refused.text()).doesNotContain(key.getString("d"), key.getString("x"));
    }

    private List<String> violations(JsonObjectBuilder settings) {
        Answer answer = tenant.admin().put(OWN, settings.build().toString());
        return answer.status() == 200 ? List.of() : answer.violations();
    }

    @Test
    void noSecretStandsInTheLog() {
        String id = set(settings());
        Journey journey = Journey.begin(host.anonymous, id);
        String code = provider.code(journey.request(), ada());
        signedIn(journey.back(code));
        Journey refused = Journey.begin(host.anonymous, id);
        refused.back(code);
        String cookie = journey.cookie();

        assertThat(List.of(
                        LyingProvider.CLIENT_SECRET,
                        code,
                        journey.request().get("state"),
                        journey.request().get("nonce"),
                        cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'))))
                .noneMatch(server.log()::contains)
                .noneMatch(server.console()::contains);
    }
}
