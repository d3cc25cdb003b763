package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.client.Credential;
import dev.mintmark.client.DpopKey;
import dev.mintmark.client.Token;
import dev.mintmark.client.TokenClient;
import dev.mintmark.client.TokenUnavailable.Blocked;
import dev.mintmark.client.TokenUnavailable.Rejected;
import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.DpopRequest;
import dev.mintmark.verifier.Refused;
import dev.mintmark.verifier.Verifier;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services with the kits' clients call APIs with the kits' verifiers, by tokens of the packaged server. On the embedded
 * database alone: kits see HTTP, and what they see is the same on PostgreSQL, as the contracts of the stores,
 * {@link CutsIT}, {@link DpopIT} and {@link FederationIT} show there; {@link KeyRotationIT} has a hundred of the kit's
 * verifiers follow the cut list of two nodes on it.
 */
@OnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitsIT {
    private static final String AUDIENCE = "mintmark-api";
    /** Of RFC 8037, appendix A. */
    private static final String ED25519 = """
            {"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    private final Host host;
    private final String issuer;
    private final Host.Tenant tenant;
    private final String region;
    private final String plan;
    private final Host.App app;
    private final AppKey key = AppKey.fresh();
    private final TokenClient tokens;
    private final Verifier verifier;

    KitsIT(MintmarkServer server, Host host) {
        this.host = host;
        this.issuer = server.baseUri().toString();
        this.tenant = host.tenant();
        this.region = host.region();
        this.plan = host.plan();
        this.app = tenant.app(region);
        ok(tenant.admin().patch(app.path(), "{\"allowedDomains\":[\"https://App.Example.com/\"]}"));
        ok(tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}"));
        ok(tenant.admin().put(app.path() + "/public-keys", key.body()));
        this.tokens = client(app);
        this.verifier = Verifier.of(issuer, AUDIENCE);
    }

    @AfterAll
    void close() {
        verifier.close();
        assertThat(verifier.verify(tokens.token().value()).appId())
                .as("a request that is still served")
                .isEqualTo(app.id());
    }

    @Test
    void theVerifierTellsWhoCalls() {
        Caller caller = verifier.authenticate("Bearer " + tokens.token().value());

        assertThat(caller.clientId()).isEqualTo(app.clientId());
        assertThat(caller.appId()).isEqualTo(app.id());
        assertThat(caller.tenantId()).isEqualTo(tenant.id());
        assertThat(caller.region()).isEqualTo(region);
        assertThat(caller.dbCode()).isEqualTo(region + "-db");
        assertThat(caller.domains()).containsExactly("app.example.com");
        assertThat(caller.expiresAt()).isEqualTo(caller.issuedAt().plus(Duration.ofMinutes(15)));
        assertThat(caller.requirePlan().code()).isEqualTo(plan);
        assertThat(caller.requirePlan().documentUnitsPerHour().most()).hasValue(10);
        assertThat(caller.requirePlan().documentUnitsPerDay().most()).isEmpty();
        caller.requireScope("mintmark.api");
        caller.requireOrigin("https://app.example.com");
        assertThat(refusal(() -> caller.requireOrigin("https://app.example.org")))
                .isEqualTo(Refused.Reason.ORIGIN_NOT_ALLOWED);
        assertThat(refusal(() -> caller.requireScope("mintmark.other"))).isEqualTo(Refused.Reason.INSUFFICIENT_SCOPE);
    }

    @Test
    void aKeyDoesWhatASecretDoes() {
        TokenClient byKey =
                TokenClient.of(issuer, Credential.key(app.clientId(), key.pair().toJSONString()));

        assertThat(verifier.verify(byKey.token().value()).appId()).isEqualTo(app.id());
    }

    /** A projected token file, as a cluster keeps it: what stands in it now is what one and the same client sends. */
    @Test
    void theClientsFollowATokenFileThatChangesUnderThem(@TempDir Path volume) throws IOException {
        try (ForeignIssuer platform = new ForeignIssuer();
                AnsweringProcess node = node()) {
            String trusted = Host.created(host.operator.post(
                            "/api/v1/trusted-issuers",
                            "{\"name\":\"Cluster\",\"issuer\":\"" + platform.issuer() + "\"}"))
                    .getString("id");
            Host.App federated = tenant.app(region);
            isKnownBy(federated, trusted, "system:serviceaccount:prod:billing");
            Condition.await("its keys", () -> host.operator
                    .post("/api/v1/trusted-issuers/" + trusted + "/check")
                    .json()
                    .getBoolean("usable"));
            Path file = project(volume, platform.token(issuer, "system:serviceaccount:prod:another", claims -> {}));
            var ahead = new AtomicReference<>(Duration.ZERO);
            TokenClient java = TokenClient.builder(issuer, Credential.federatedTokenFile(federated.clientId(), file))
                    .clock(() -> Instant.now().plus(ahead.get()))
                    .build();
            Supplier<JsonObject> ofNode = () -> node.ask(
                    "federated",
                    federated.clientId(),
                    file.toString(),
                    ahead.get().toSeconds());
            assertThat(catchThrowableOfType(Rejected.class, java::token).error())
                    .isEqualTo("invalid_client");
            assertThat(ofNode.get().getString("rejected")).isEqualTo("invalid_client");

            project(volume, platform.token(issuer, "system:serviceaccount:prod:billing", claims -> {}));
            ahead.set(Duration.ofSeconds(2)); // the pause after a failure is over
            String first = java.token().value();
            String firstOfNode = ofNode.get().getString("token");
            isKnownBy(federated, trusted, "system:serviceaccount:prod:invoices");
            project(volume, platform.token(issuer, "system:serviceaccount:prod:invoices", claims -> {}));
            assertThat(java.token().value()).as("it is good still").isEqualTo(first);
            ahead.set(Duration.ofMinutes(15));

            List<String> next = List.of(java.token().value(), ofNode.get().getString("token"));
            assertThat(next).doesNotContain(first, firstOfNode);
            assertThat(next)
                    .allSatisfy(
                            token -> assertThat(verifier.verify(token).appId()).isEqualTo(federated.id()));
        }
    }

    private void isKnownBy(Host.App app, String issuer, String subject) {
        ok(tenant.admin()
                .put(
                        app.path() + "/federated-credentials",
                        "{\"credentials\":[{\"name\":\"Service account\",\"issuer\":\"" + issuer + "\",\"subject\":\""
                                + subject + "\"}]}"));
    }

    /** As a kubelet does: the file leads through a link, which is replaced at once by one to another folder. */
    private static Path project(Path volume, String token) throws IOException {
        Path version = Files.createTempDirectory(volume, "..");
        Files.writeString(version.resolve("token"), token + "\n");
        Path next = Files.createSymbolicLink(volume.resolve("..data_tmp"), version.getFileName());
        Files.move(next, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        Path file = volume.resolve("token");
        return Files.isSymbolicLink(file) ? file : Files.createSymbolicLink(file, Path.of("..data", "token"));
    }

    @Test
    void anAppWithoutAPlanIsNotUnlimited() {
        Caller caller = verifier.verify(client(tenant.app(region)).token().value());

        assertThat(refusal(caller::requirePlan)).isEqualTo(Refused.Reason.NO_PLAN);
        assertThat(caller.limits().fold(limited -> limited.code(), () -> "no plan"))
                .isEqualTo("no plan");
    }

    @Test
    void tokensOfPeopleAndForOthersAreRefused() {
        String session = sessionToken();
        assertThat(refusal(() -> verifier.verify(session))).isEqualTo(Refused.Reason.WRONG_TYPE);

        try (Verifier other = Verifier.of(issuer, "another-api")) {
            assertThat(refusal(() -> other.verify(tokens.token().value()))).isEqualTo(Refused.Reason.WRONG_AUDIENCE);
        }
    }

    @Test
    void theClientRenewsItsTokenInTheBackground() {
        var ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> Instant.now().plus(ahead.get());
        TokenClient renewing = TokenClient.builder(issuer, Credential.secret(app.clientId(), app.clientSecret()))
                .clock(clock)
                .build();
        Token first = renewing.token();
        ahead.set(Duration.ofMinutes(12).plusSeconds(30));

        assertThat(renewing.token()).as("at once").isSameAs(first);
        Condition.await("renewed", () -> renewing.token() != first);
        assertThat(verifier.verify(renewing.token().value()).tokenId())
                .isNotEqualTo(verifier.verify(first.value()).tokenId());
    }

    @Test
    void theClientTellsWhatIsWrong() {
        TokenClient mistaken = TokenClient.of(issuer, Credential.secret(app.clientId(), "mms_mistaken"));

        assertThat(catchThrowableOfType(Rejected.class, mistaken::token).error())
                .isEqualTo("invalid_client");
    }

    @Test
    void theClientTellsWhatBlocksItsApp() {
        Host.Tenant another = host.tenant();
        Host.App blocked = another.app(region);
        String retired = host.plan();
        ok(another.admin().put(blocked.path() + "/plan", "{\"plan\":\"" + retired + "\"}"));

        ok(another.admin().patch(blocked.path(), "{\"enabled\":false}"));
        assertThat(whatBlocks(blocked)).isEqualTo(Blocked.Reason.APP_DISABLED);
        ok(another.admin().patch(blocked.path(), "{\"enabled\":true}"));
        host.tenantBecomes(another.id(), "suspended");
        assertThat(whatBlocks(blocked)).isEqualTo(Blocked.Reason.TENANT_INACTIVE);
        host.tenantBecomes(another.id(), "active");
        host.planBecomes(retired, "archived");
        host.planBecomes(retired, "retired");
        assertThat(whatBlocks(blocked)).isEqualTo(Blocked.Reason.PLAN_RETIRED);
    }

    @Test
    void theClientsGetTokensForAnApi() {
        String identifier = api();
        TokenClient forTheApi = TokenClient.builder(issuer, Credential.secret(app.clientId(), app.clientSecret()))
                .resource(identifier)
                .scope("orders:read")
                .build();
        try (AnsweringProcess node = node();
                Verifier ofTheApi = Verifier.of(issuer, identifier)) {
            String ofNode = node.ask("token", app.clientId(), app.clientSecret(), identifier, "orders:read")
                    .getString("token");

            for (String token : List.of(forTheApi.token().value(), ofNode)) {
                Caller caller = ofTheApi.verify(token);
                assertThat(caller.appId()).isEqualTo(app.id());
                caller.requireScope("orders:read");
                assertThat(refusal(() -> caller.requireScope("orders:write")))
                        .isEqualTo(Refused.Reason.INSUFFICIENT_SCOPE);
                assertThat(refusal(() -> verifier.verify(token))).isEqualTo(Refused.Reason.WRONG_AUDIENCE);
            }
        }
    }

    @Test
    void theClientsTellWhyThereIsNoTokenForAnApi() {
        String identifier = api();
        TokenClient.Builder client = TokenClient.builder(issuer, Credential.secret(app.clientId(), app.clientSecret()));

        assertThat(whyRejected(client.resource(identifier + "/unknown").build()))
                .isEqualTo(Rejected.Reason.UNKNOWN_RESOURCE);
        assertThat(whyRejected(client.resource(identifier).scope("orders:none").build()))
                .isEqualTo(Rejected.Reason.UNKNOWN_SCOPE);
        try (AnsweringProcess node = node()) {
            JsonObject rejected = node.ask("token", app.clientId(), app.clientSecret(), identifier + "/unknown");
            assertThat(rejected.getString("rejected")).isEqualTo("invalid_target");
            assertThat(rejected.getString("reason")).isEqualTo("unknown_resource");
        }
    }

    @Test
    void tokensOfTheKitsAreBoundToAKeyIfTheyAreToldSo() {
        URI documents = URI.create("https://api.example.com/documents");
        TokenClient binding = binding();
        Map<String, String> headers = binding.headers("GET", documents);
        String authorization = headers.get("Authorization");
        var request = new DpopRequest("GET", documents.getPath(), List.of(headers.get("DPoP")));
        try (Verifier ofTheApi = Verifier.builder(issuer, AUDIENCE)
                .dpopAt(URI.create("https://api.example.com"))
                .build()) {
            assertThat(ofTheApi.authenticate(authorization, request).appId()).isEqualTo(app.id());
            assertThat(refusal(() -> ofTheApi.authenticate(authorization, request)))
                    .as("the same again")
                    .isEqualTo(Refused.Reason.INVALID_PROOF);
            String token = binding.token().value();
            assertThat(refusal(() -> ofTheApi.authenticate("Bearer " + token, request)))
                    .isEqualTo(Refused.Reason.BOUND_TOKEN);
            assertThat(refusal(() -> verifier.verify(token))).isEqualTo(Refused.Reason.BOUND_TOKEN);
        }
    }

    @Test
    void theKitForNodeBindsTokensAndChecksThatTheyAre() {
        try (AnsweringProcess node = node()) {
            JsonObject answers = node.ask("bound");

            assertThat(answers.getJsonObject("first").getInt("status"))
                    .as(answers.toString())
                    .isEqualTo(200);
            assertThat(answers.getJsonObject("again").getString("challenge")).contains("error=\"invalid_dpop_proof\"");
            assertThat(answers.getJsonObject("stolen").getJsonObject("body").getString("error"))
                    .isEqualTo("bound_token");
        }
    }

    @Test
    void theKitForNodeTakesWhatTheClientForJavaBinds() {
        try (AnsweringProcess node = node()) {
            String address = node.ask("address").getString("address");
            for (TokenClient binding : List.of(binding(), boundTo(DpopKey.of(ED25519)))) {
                String proof = binding.headers("GET", URI.create(address + "/")).get("DPoP");

                assertThat(node.ask("get", binding.token().value(), proof)
                                .getJsonObject("body")
                                .getString("appId"))
                        .isEqualTo(app.id());
            }
        }
    }

    @Test
    void tokensMayBeBoundToAKeyOnEd25519() {
        URI documents = URI.create("https://api.example.com/documents");
        Map<String, String> headers = boundTo(DpopKey.of(ED25519)).headers("GET", documents);
        try (Verifier ofTheApi = Verifier.builder(issuer, AUDIENCE)
                .dpopAt(URI.create("https://api.example.com"))
                .requireDpop()
                .build()) {
            var request = new DpopRequest("GET", documents.getPath(), List.of(headers.get("DPoP")));

            assertThat(ofTheApi.authenticate(headers.get("Authorization"), request)
                            .appId())
                    .isEqualTo(app.id());
        }
    }

    private TokenClient binding() {
        return boundTo(DpopKey.generate());
    }

    private TokenClient boundTo(DpopKey key) {
        return TokenClient.builder(issuer, Credential.secret(app.clientId(), app.clientSecret()))
                .boundTo(key)
                .build();
    }

    @Test
    void theKitForNodeTellsWhoCalls() {
        try (AnsweringProcess node = node()) {
            JsonObject answer = node.ask("get");

            assertThat(answer.getInt("status")).as(answer.toString()).isEqualTo(200);
            JsonObject caller = answer.getJsonObject("body");
            assertThat(caller.getString("appId")).isEqualTo(app.id());
            assertThat(caller.getString("tenantId")).isEqualTo(tenant.id());
            assertThat(caller.getString("region")).isEqualTo(region);
            assertThat(caller.getString("dbCode")).isEqualTo(region + "-db");
            assertThat(caller.getJsonArray("domains").getString(0)).isEqualTo("app.example.com");
            assertThat(caller.getInt("hourly")).isEqualTo(10);
        }
    }

    @Test
    void theKitForNodeRefusesAndTellsWhy() {
        String session = sessionToken();
        Host.App disabled = tenant.app(region);
        ok(tenant.admin().patch(disabled.path(), "{\"enabled\":false}"));
        try (AnsweringProcess node = node()) {
            JsonObject answer = node.ask("get", session);

            assertThat(answer.getInt("status")).isEqualTo(401);
            assertThat(answer.getString("challenge")).contains("error=\"invalid_token\"");
            assertThat(answer.getJsonObject("body").getString("error")).isEqualTo("wrong_type");
            assertThat(node.ask("token", disabled.clientId(), disabled.clientSecret())
                            .getString("blocked"))
                    .isEqualTo("app_disabled");
            assertThat(node.ask("token", disabled.clientId(), "mms_mistaken").getString("rejected"))
                    .isEqualTo("invalid_client");
        }
    }

    @Test
    void theKitForNodeFollowsTheCutList() {
        Host.App leaked = tenant.app(region);
        String token = client(leaked).token().value();
        JsonObject api = Host.created(
                host.operator.post("/api/v1/resource-servers", "{\"name\":\"" + Host.fresh("Node") + "\"}"));
        try (AnsweringProcess node =
                node(Map.of("API_ID", api.getString("clientId"), "API_SECRET", api.getString("clientSecret")))) {
            assertThat(node.ask("get", token).getInt("status")).isEqualTo(200);

            Answer replaced = tenant.admin().post(leaked.path() + "/secret");

            Condition.await("refused", () -> node.ask("get", token).getInt("status") == 401);
            assertThat(node.ask("get", token).getJsonObject("body").getString("error"))
                    .isEqualTo("revoked");
            String next = host.anonymous
                    .token(leaked.clientId(), replaced.string("clientSecret"))
                    .string("access_token");
            assertThat(node.ask("get", next).getInt("status")).isEqualTo(200);
            JsonObject cuts = node.ask("cuts");
            assertThat(cuts.getBoolean("isStale")).as(cuts.toString()).isFalse();
            assertThat(cuts.containsKey("failure")).as(cuts.toString()).isFalse();
        }
    }

    @Test
    void theKitsUnderstandEachOther() {
        Host.App another = tenant.app(region);
        try (AnsweringProcess node = node()) {
            String ofNode = node.ask("token", another.clientId(), another.clientSecret())
                    .getString("token");
            String ofJava = client(another).token().value();

            assertThat(verifier.verify(ofNode).appId()).isEqualTo(another.id());
            JsonObject caller = node.ask("get", ofJava).getJsonObject("body");
            assertThat(caller.getString("appId")).isEqualTo(another.id());
            assertThat(caller.getString("hourly")).isEqualTo("no plan");
        }
    }

    /** The identifier of an API with two scopes, which is open to every app. */
    private String api() {
        String identifier = "https://" + Host.fresh("kits") + ".example/orders";
        Host.created(host.operator.post(
                "/api/v1/resource-servers",
                "{\"name\":\"Orders\",\"identifier\":\"" + identifier
                        + "\",\"scopes\":[{\"name\":\"orders:read\"},{\"name\":\"orders:write\"}]}"));
        return identifier;
    }

    /** A service and an API in Node; the service is the app, by its key. */
    private AnsweringProcess node() {
        return node(Map.of());
    }

    private AnsweringProcess node(Map<String, String> credentialsOfTheApi) {
        Map<String, String> environment = new HashMap<>(credentialsOfTheApi);
        environment.put("MINTMARK_ISSUER", issuer);
        environment.put("CLIENT_ID", app.clientId());
        environment.put("CLIENT_KEY", key.pair().toJSONString());
        return AnsweringProcess.node(Path.of("src", "test", "examples", "kits-node"), "ask.mjs", environment);
    }

    /** One that has no token yet. */
    private TokenClient client(Host.App app) {
        return TokenClient.of(issuer, Credential.secret(app.clientId(), app.clientSecret()));
    }

    private String sessionToken() {
        return host.anonymous
                .post(
                        "/api/v1/session",
                        "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}")
                .string("accessToken");
    }

    private Blocked.Reason whatBlocks(Host.App app) {
        return catchThrowableOfType(Blocked.class, () -> client(app).token()).reason();
    }

    private static Rejected.Reason whyRejected(TokenClient client) {
        return catchThrowableOfType(Rejected.class, client::token).reason();
    }

    private static Refused.Reason refusal(Runnable use) {
        return catchThrowableOfType(Refused.class, use::run).reason();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
