package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakeAssertions;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.port.in.token.IssueToken.Issued;
import dev.mintmark.application.port.in.token.IssueToken.NotAuthenticated;
import dev.mintmark.application.port.in.token.IssueToken.ProofRefused;
import dev.mintmark.application.port.in.token.IssueToken.Refused;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a key (RFC 9449; rules §7 step 9, §10). */
class BoundTokensTest {
    private static final ClientKey KEY = FakeAssertions.key("client");
    private static final ClientKey OTHER = FakeAssertions.key("other");
    private static final String API = "https://orders.example";

    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private ManageApps.Registered app;
    private int made;

    @BeforeEach
    void anApp() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        app = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
    }

    private Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                "htm",
                "POST",
                "htu",
                Installation.TOKEN_ENDPOINT,
                "iat",
                mintmark.clock.instant().getEpochSecond(),
                "jti",
                "proof " + ++made));
    }

    private String proof() {
        return mintmark.proofs.sign(KEY, KEY, claims());
    }

    private String proof(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return mintmark.proofs.sign(KEY, KEY, claims);
    }

    private IssueToken.Command request(String... proofs) {
        return request(Optional.of(app.secret()), Optional.empty(), proofs);
    }

    private IssueToken.Command request(Optional<ClientSecret> secret, Optional<String> resource, String... proofs) {
        return new IssueToken.Command(
                new ClientProof.SecretProof(Optional.of(app.view().app().clientId()), secret),
                resource,
                Optional.empty(),
                List.of(proofs));
    }

    private String refusal(String... proofs) {
        IssueToken.Outcome outcome = mintmark.issueToken.issue(request(proofs));
        assertThat(outcome).isInstanceOf(ProofRefused.class);
        ProofRefused refused = (ProofRefused) outcome;
        assertThat(refused.reason().code()).isEqualTo("invalid_dpop_proof");
        assertThat(refused.nextNonce()).isEmpty();
        return refused.reason().getMessage();
    }

    private ManageResourceServers.IssuedCredential apiThatRequiresDpop() {
        return mintmark.resourceServers.register(
                new ManageResourceServers.Registration("Orders", Optional.of(API), requireDpop(true)));
    }

    private static ApiSettings.Input requireDpop(boolean required) {
        ApiSettings.Input nothing = ApiSettings.Input.NONE;
        return new ApiSettings.Input(
                nothing.scopes(),
                nothing.signingAlgorithm(),
                nothing.tokenLifetime(),
                nothing.tokenType(),
                nothing.access(),
                nothing.enabled(),
                Optional.of(required));
    }

    private Map<String, Object> claimsOf(IssueToken.Outcome outcome) {
        return mintmark.crypto.read(((Issued) outcome).accessToken()).claims();
    }

    @Test
    void areBoundToTheKeyOfTheProof() {
        IssueToken.Outcome outcome = mintmark.issueToken.issue(request(proof()));

        assertThat(((Issued) outcome).bound()).isTrue();
        assertThat(((Issued) outcome).nextNonce()).isEmpty();
        assertThat(claimsOf(outcome)).containsEntry("cnf", Map.of("jkt", KEY.thumbprint()));
    }

    @Test
    void areNotBoundWithoutAProof() {
        IssueToken.Outcome outcome = mintmark.issueToken.issue(request());

        assertThat(((Issued) outcome).bound()).isFalse();
        assertThat(claimsOf(outcome)).doesNotContainKey("cnf");
        assertThat(mintmark.proofs.reads()).isZero();
    }

    @Test
    void needAProofThatHolds() {
        assertThat(refusal("no proof")).isEqualTo("This is no proof.");
        assertThat(refusal(proof(), proof())).contains("only once");
        assertThat(refusal(proof("htu", "https://mint.example/connect/introspect")))
                .contains(Installation.TOKEN_ENDPOINT);
        assertThat(refusal(mintmark.proofs.sign(KEY, OTHER, claims()))).contains("signature");
    }

    @Test
    void needAProofOfTheirOwn() {
        String proof = proof();
        mintmark.issueToken.issue(request(proof));

        assertThat(refusal(proof)).contains("used before");
        mintmark.clock.advance(Duration.ofSeconds(60));
        assertThat(refusal(proof)).contains("used before");
        mintmark.clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(proof)).contains("61 seconds behind");
    }

    @Test
    void takeNoProofThatOnlyHasAnUsedIdAndAnotherKeyForAUsedOne() {
        String id = "the same";
        mintmark.issueToken.issue(request(proof("jti", id)));
        Map<String, Object> claims = claims();
        claims.put("jti", id);

        assertThat(mintmark.issueToken.issue(request(mintmark.proofs.sign(OTHER, OTHER, claims))))
                .isInstanceOf(Issued.class);
    }

    @Test
    void rememberNoProofThatDidNotHold() {
        Map<String, Object> claims = claims();
        refusal(mintmark.proofs.sign(KEY, OTHER, claims));

        assertThat(mintmark.issueToken.issue(request(mintmark.proofs.sign(KEY, KEY, claims))))
                .isInstanceOf(Issued.class);
    }

    @Test
    void tellNobodyAboutAProofWhoHasNotAuthenticated() {
        assertThat(mintmark.issueToken.issue(request(Optional.empty(), Optional.empty(), "no proof")))
                .isInstanceOf(NotAuthenticated.class);
        assertThat(mintmark.proofs.reads()).isZero();
    }

    @Test
    void areRefusedForWhatBlocksTheAppBeforeTheProofIsLookedAt() {
        mintmark.enable(tenant, app.view().app().id(), false);

        assertThat(mintmark.issueToken.issue(request("no proof"))).isInstanceOf(Refused.class);
        assertThat(mintmark.proofs.reads()).isZero();
    }

    @Test
    void areTheOnlyOnesOfAnApiThatRequiresThem() {
        ManageResourceServers.IssuedCredential api = apiThatRequiresDpop();
        Optional<ClientSecret> secret = Optional.of(app.secret());

        IssueToken.Outcome without = mintmark.issueToken.issue(request(secret, Optional.of(API)));
        assertThat(((ProofRefused) without).reason().code()).isEqualTo("invalid_dpop_proof");
        assertThat(mintmark.meter.all()).anyMatch(told -> told.contains("invalid_dpop_proof"));
        assertThat(mintmark.issueToken.issue(request(secret, Optional.of(API), proof())))
                .isInstanceOf(Issued.class);
        assertThat(mintmark.issueToken.issue(request())).as("another API").isInstanceOf(Issued.class);

        mintmark.resourceServers.change(
                api.server().id(),
                new ManageResourceServers.Change(Optional.empty(), Optional.empty(), requireDpop(false), List.of()));
        assertThat(mintmark.issueToken.issue(request(secret, Optional.of(API)))).isInstanceOf(Issued.class);
    }

    @Test
    void areAnnouncedByThePreflight() {
        apiThatRequiresDpop();

        CheckIssuance.Report required =
                mintmark.checkIssuance.check(tenant, app.view().app().id(), Optional.of(API), Optional.empty());
        assertThat(required.requiresDpop()).isTrue();
        assertThat(required.ready()).isTrue();
        assertThat(mintmark.checkIssuance
                        .check(tenant, app.view().app().id(), Optional.empty(), Optional.empty())
                        .requiresDpop())
                .isFalse();
    }

    @Test
    void needANonceWhereItIsConfigured() {
        IssueToken issuing = mintmark.issuing(Optional.of(mintmark.proofs));
        String nonce = mintmark.proofs.current(mintmark.clock.instant());

        ProofRefused without = (ProofRefused) issuing.issue(request(proof()));
        assertThat(without.reason().code()).isEqualTo("use_dpop_nonce");
        assertThat(without.nextNonce()).contains(nonce);
        ProofRefused another = (ProofRefused) issuing.issue(request(proof("nonce", "of another time")));
        assertThat(another.reason().code()).isEqualTo("use_dpop_nonce");
        assertThat(mintmark.meter.all()).as("nobody was refused").isEmpty();

        Issued issued = (Issued) issuing.issue(request(proof("nonce", nonce)));
        assertThat(issued.nextNonce()).contains(nonce);
        assertThat(((Issued) issuing.issue(request())).nextNonce())
                .as("no proof was sent")
                .isEmpty();
    }

    @Test
    void areNamedByWhatTheApiPublishesAboutItself() {
        assertThat(mintmark.resourceServers.metadata(
                        apiThatRequiresDpop().server().id()))
                .containsEntry("dpop_bound_access_tokens_required", true);
    }

    @Test
    void areRequiredByOperatorsWhoAreAudited() {
        ManageResourceServers.IssuedCredential api = apiThatRequiresDpop();
        mintmark.resourceServers.change(
                api.server().id(),
                new ManageResourceServers.Change(Optional.empty(), Optional.empty(), requireDpop(false), List.of()));

        assertThat(mintmark.audit.last().changes()).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo("requireDpop");
            assertThat(change.before()).contains(true);
            assertThat(change.after()).contains(false);
        });
    }

    @Test
    void countAtIntrospection() {
        ManageResourceServers.IssuedCredential api = apiThatRequiresDpop();
        Issued issued =
                (Issued) mintmark.issueToken.issue(request(Optional.of(app.secret()), Optional.of(API), proof()));

        IntrospectToken.Outcome outcome = mintmark.introspectToken.introspect(
                new IntrospectToken.ResourceServerCaller(
                        Optional.of(api.server().clientId()), Optional.of(api.secret())),
                issued.accessToken());

        assertThat(((IntrospectToken.Active) outcome).claims()).containsEntry("cnf", Map.of("jkt", KEY.thumbprint()));
    }
}
