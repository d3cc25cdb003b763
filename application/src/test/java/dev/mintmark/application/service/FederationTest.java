package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.app.CheckFederatedToken;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Federated;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Regeneration;
import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.FederationCheck;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FederationTest {
    private static final String ISSUER = "https://ci.example";
    private static final String SUBJECT = "repo:acme/billing";

    private final Installation mintmark = new Installation();
    private IssueToken issuing = mintmark.issueToken;
    private TenantId tenant;
    private AppId app;
    private TrustedIssuer issuer;

    @BeforeEach
    void anAppAndAnIssuer() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        app = mintmark.apps
                .register(wish(tenant, "Billing", "eu-1"))
                .view()
                .app()
                .id();
        issuer = register(ISSUER);
    }

    private TrustedIssuer register(String name) {
        return mintmark.trustedIssuers.register(
                new ManageTrustedIssuers.Registration(name, settings(Optional.of("CI"), Optional.empty())));
    }

    private static ManageTrustedIssuers.Input settings(Optional<String> name, Optional<Boolean> enabled) {
        return new ManageTrustedIssuers.Input(
                name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), enabled);
    }

    private TrustedIssuer enable(boolean enabled) {
        return mintmark.trustedIssuers.change(
                issuer.id(),
                new ManageTrustedIssuers.Change(
                        Optional.empty(), settings(Optional.empty(), Optional.of(enabled)), List.of()));
    }

    private FederatedCredential.Input credential(String name, TrustedIssuer of, String subject) {
        return new FederatedCredential.Input(name, of.id().toString(), subject, Map.of());
    }

    private App put(FederatedCredential.Input... credentials) {
        return mintmark.appCredentials
                .replaceFederatedCredentials(
                        tenant, app, version -> new Federated(Optional.empty(), Optional.of(List.of(credentials))))
                .app();
    }

    private App stored() {
        return mintmark.apps.read(tenant, app).app();
    }

    private Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                "iss",
                ISSUER,
                "sub",
                SUBJECT,
                "aud",
                mintmark.policy.issuer(),
                "exp",
                mintmark.clock.instant().plusSeconds(300).getEpochSecond()));
    }

    private String token(TrustedIssuerId signedBy, String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return mintmark.federation.sign(signedBy, claims);
    }

    private String token() {
        return mintmark.federation.sign(issuer.id(), claims());
    }

    private IssueToken.Outcome issue(String token, String clientId) {
        return issuing.issue(new IssueToken.Command(
                new ClientProof.AssertionProof(token, Optional.ofNullable(clientId)),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private IssueToken.Outcome issue(String token) {
        return issue(token, stored().clientId().value());
    }

    @Test
    void givesATokenForOneOfATrustedIssuerAsOftenAsItIsShown() {
        put(credential("Main", issuer, SUBJECT));
        String token = token(issuer.id(), "jti", "id-1");

        assertThat(issue(token)).isInstanceOf(IssueToken.Issued.class);
        assertThat(issue(token)).isInstanceOf(IssueToken.Issued.class);
        assertThat(mintmark.meter.all()).contains("Main of " + app + ": " + ISSUER + " " + SUBJECT + " id-1");
    }

    @Test
    void refusesWhatProvesNothingInOneWayAndAtOneCost() {
        put(credential("Main", issuer, SUBJECT));
        TrustedIssuer other = register("https://other.example");
        String clientId = stored().clientId().value();
        String nobody = mintmark.generator.clientId().value();
        Map<String, IssueToken.Outcome> outcomes = new HashMap<>();
        int before = mintmark.federation.verifications();
        List<String> reads = new ArrayList<>();
        issuing = mintmark.issuingTo(mintmark.clientsIn(appsRead(reads), issuersRead(reads)), Optional.empty());

        outcomes.put("unknown issuer", issue(token(other.id(), "iss", "https://unknown.example"), clientId));
        outcomes.put("another issuer", issue(token(other.id(), "iss", "https://other.example"), clientId));
        outcomes.put("wrong subject", issue(token(issuer.id(), "sub", "repo:acme/other"), clientId));
        outcomes.put("bad signature", issue(token(other.id(), "sub", SUBJECT), clientId));
        outcomes.put("unknown app", issue(token(), nobody));
        outcomes.put("no client id", issue(token(), "not-a-client-id"));
        outcomes.put(
                "longer than it may",
                issue(
                        token(
                                issuer.id(),
                                "exp",
                                mintmark.clock
                                        .instant()
                                        .plus(Duration.ofDays(2))
                                        .getEpochSecond()),
                        clientId));

        assertThat(outcomes.values()).allMatch(new IssueToken.NotAuthenticated()::equals);
        assertThat(mintmark.federation.verifications() - before)
                .as("one verification of each")
                .isEqualTo(outcomes.size());
        assertThat(reads)
                .as("two reads of each")
                .isEqualTo(Collections.nCopies(outcomes.size(), List.of("app", "issuer")).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private IssuanceDirectory appsRead(List<String> reads) {
        return new IssuanceDirectory() {
            @Override
            public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
                reads.add("app");
                return mintmark.stores.issuanceDirectory().find(clientId, resource);
            }

            @Override
            public Optional<Entry> find(TenantId owner, AppId of, Optional<String> resource) {
                throw new AssertionError("not on the token path");
            }
        };
    }

    private FederationDirectory issuersRead(List<String> reads) {
        return new FederationDirectory() {
            @Override
            public List<Match> find(ClientId clientId, String name) {
                reads.add("issuer");
                return mintmark.stores.federationDirectory().find(clientId, name);
            }

            @Override
            public boolean hasAny(AppId of) {
                throw new AssertionError("not on the token path");
            }
        };
    }

    @Test
    void refusesWhatCanNeverCountBeforeTheStoreIsAsked() {
        put(credential("Main", issuer, SUBJECT));
        int before = mintmark.federation.verifications();

        assertThat(issue(token(issuer.id(), "aud", "https://other.example")))
                .isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issue(token(
                        issuer.id(),
                        "exp",
                        mintmark.clock.instant().minusSeconds(60).getEpochSecond())))
                .isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issue("no token at all")).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issue(token(), null)).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(mintmark.federation.verifications()).isEqualTo(before);
    }

    @Test
    void saysExactlyWhatBlocksAnAppThatHasProvenItself() {
        put(credential("Main", issuer, SUBJECT));
        mintmark.enable(tenant, app, false);

        assertThat(issue(token())).isEqualTo(new IssueToken.Refused(Blocked.APP_DISABLED));
    }

    @Test
    void aDisabledIssuerProvesNothingUntilItIsEnabled() {
        put(credential("Main", issuer, SUBJECT));
        enable(false);
        assertThat(issue(token())).isEqualTo(new IssueToken.NotAuthenticated());
        enable(true);
        assertThat(issue(token())).isInstanceOf(IssueToken.Issued.class);
    }

    @Test
    void tellsClustersOfOneNameApartByTheirKeys() {
        TrustedIssuer other = register(ISSUER);
        put(credential("One", issuer, SUBJECT), credential("Two", other, "system:serviceaccount:prod:*"));

        assertThat(issue(token(other.id(), "sub", "system:serviceaccount:prod:billing")))
                .isInstanceOf(IssueToken.Issued.class);
        assertThat(issue(token(other.id(), "sub", SUBJECT))).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issue(token())).isInstanceOf(IssueToken.Issued.class);
    }

    @Test
    void countsEqualClaims() {
        put(new FederatedCredential.Input("Main", issuer.id().toString(), SUBJECT, Map.of("environment", "prod")));

        assertThat(issue(token())).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issue(token(issuer.id(), "environment", "prod"))).isInstanceOf(IssueToken.Issued.class);
    }

    @Test
    void anAppMayLiveByFederatedCredentialsAlone() {
        put(credential("Main", issuer, SUBJECT));
        mintmark.appCredentials.removeSecret(tenant, app, Optional.empty());

        assertThat(issue(token())).isInstanceOf(IssueToken.Issued.class);
        assertThat(mintmark.checkIssuance
                        .check(tenant, app, Optional.empty(), Optional.empty())
                        .ready())
                .isTrue();
        Refused.with(Refusal.LAST_CREDENTIAL, this::put);
    }

    @Test
    void cutsItsTokensWhenACredentialIsRemoved() {
        put(credential("Main", issuer, SUBJECT), credential("Other", issuer, "x"));
        assertThat(stored().credentialVersion()).isEqualTo(1);

        put(credential("Other", issuer, "x"));

        assertThat(stored().credentialVersion()).isEqualTo(2);
        assertThat(issue(token())).isEqualTo(new IssueToken.NotAuthenticated());
    }

    @Test
    void isAddedInAnActiveTenantOnlyAndRemovedInAny() {
        put(credential("Main", issuer, SUBJECT), credential("Other", issuer, "x"));
        mintmark.become(tenant, TenantStatus.SUSPENDED);

        Refused.with(Refusal.TENANT_INACTIVE, () -> put(credential("New", issuer, "y")));
        assertThat(put(credential("Renamed", issuer, SUBJECT)).credentials().federated())
                .hasSize(1);
        mintmark.appCredentials.regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE);
    }

    @Test
    void namesEveryFaultAndAnIssuerThatThereIsNot() {
        Refused.with(
                "credentials[0].issuer",
                Fault.TRUSTED_ISSUER_NOT_FOUND,
                () -> put(new FederatedCredential.Input(
                        "Main", "01900000-0000-7000-8000-000000000009", SUBJECT, Map.of())));
        Refused.with(
                "credentials",
                Fault.REQUIRED,
                () -> mintmark.appCredentials.replaceFederatedCredentials(
                        tenant, app, version -> new Federated(Optional.empty(), Optional.empty())));
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.appCredentials.replaceFederatedCredentials(
                        tenant, app, version -> new Federated(Optional.of(version + 1), Optional.of(List.of()))));
    }

    @Test
    void recordsEachChangeOnce() {
        put(credential("Main", issuer, SUBJECT));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.APP_FEDERATED_CREDENTIALS_CHANGED);
        int recorded = mintmark.audit.all().size();
        put(credential("Main", issuer, SUBJECT));
        assertThat(mintmark.audit.all()).hasSize(recorded);

        enable(false);
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.TRUSTED_ISSUER_CHANGED);
        assertThat(mintmark.audit.last().changes()).hasSize(1);
    }

    @Test
    void saysWhatDisablingAnIssuerWouldBlockAndKeepsOneThatIsUsed() {
        put(credential("Main", issuer, SUBJECT));

        assertThat(mintmark.trustedIssuers.impact(issuer.id()))
                .isEqualTo(new ManageTrustedIssuers.Impact(1, 1, Optional.empty()));
        Refused.with(
                Refusal.TRUSTED_ISSUER_IN_USE, () -> mintmark.trustedIssuers.remove(issuer.id(), Optional.empty()));
        put();
        mintmark.trustedIssuers.remove(issuer.id(), Optional.empty());
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.trustedIssuers.read(issuer.id()));
    }

    @Test
    void checksAPastedTokenRuleByRule() {
        put(credential("Main", issuer, SUBJECT), credential("Other", issuer, "repo:acme/other"));

        CheckFederatedToken.Report report = mintmark.checkFederatedToken.check(tenant, app, () -> " " + token() + "\n");

        assertThat(report.matches()).isTrue();
        assertThat(report.credentials())
                .extracting(CheckFederatedToken.Judged::name)
                .containsExactly("Main", "Other");
        assertThat(report.credentials().get(1).checks())
                .filteredOn(check -> !check.passed())
                .extracting(FederationCheck::check)
                .containsExactly("subject");
        assertThat(mintmark.meter.all()).isEmpty();
    }

    @Test
    void checksNothingThatIsNoTokenAndNothingOfOthers() {
        Refused.with("token", Fault.REQUIRED, () -> mintmark.checkFederatedToken.check(tenant, app, () -> null));
        Refused.with("token", Fault.INVALID_TOKEN, () -> mintmark.checkFederatedToken.check(tenant, app, () -> "x"));
        TenantId other = mintmark.activeTenant();
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.checkFederatedToken.check(other, app, () -> {
                    throw new AssertionError("asked");
                }));
    }
}
