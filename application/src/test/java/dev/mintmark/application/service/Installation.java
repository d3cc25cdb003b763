package dev.mintmark.application.service;

import dev.mintmark.application.fake.CountingGenerator;
import dev.mintmark.application.fake.FakeAssertions;
import dev.mintmark.application.fake.FakeFederation;
import dev.mintmark.application.fake.FakeKeys;
import dev.mintmark.application.fake.FakeMailVault;
import dev.mintmark.application.fake.FakePasskeyVerifier;
import dev.mintmark.application.fake.FakeProofs;
import dev.mintmark.application.fake.FakeTokenVerifier;
import dev.mintmark.application.fake.FakeTotpSecrets;
import dev.mintmark.application.fake.InMemoryStores;
import dev.mintmark.application.fake.OpenSeal;
import dev.mintmark.application.fake.PlainHasher;
import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.fake.RecordedMeter;
import dev.mintmark.application.fake.SettableClock;
import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.port.out.token.DpopNonces;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.service.app.AssignPlanService;
import dev.mintmark.application.service.app.CheckFederatedTokenService;
import dev.mintmark.application.service.app.CheckIssuanceService;
import dev.mintmark.application.service.app.ManageAppCredentialsService;
import dev.mintmark.application.service.app.ManageAppsService;
import dev.mintmark.application.service.host.ManagePlansService;
import dev.mintmark.application.service.host.ManageRegionsService;
import dev.mintmark.application.service.host.ManageResourceServersService;
import dev.mintmark.application.service.host.ManageTenantsService;
import dev.mintmark.application.service.host.ManageTrustedIssuersService;
import dev.mintmark.application.service.key.ApiKeys;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.application.service.key.ManageSigningKeysService;
import dev.mintmark.application.service.mail.MailedTrail;
import dev.mintmark.application.service.mail.WrittenMails;
import dev.mintmark.application.service.people.ManageInvitationsService;
import dev.mintmark.application.service.people.ManageManagementKeysService;
import dev.mintmark.application.service.people.ManageMembersService;
import dev.mintmark.application.service.people.ResetOperatorService;
import dev.mintmark.application.service.people.ResetPasswordsService;
import dev.mintmark.application.service.session.ChangeOwnPasswordService;
import dev.mintmark.application.service.session.FactorDuties;
import dev.mintmark.application.service.session.KeepRefusedAttemptsService;
import dev.mintmark.application.service.session.ManageFactorsService;
import dev.mintmark.application.service.session.ManageSessionsService;
import dev.mintmark.application.service.session.PasskeyCeremonies;
import dev.mintmark.application.service.session.PersonSessions;
import dev.mintmark.application.service.session.RegisterPasskeysService;
import dev.mintmark.application.service.session.ReviewSessionsService;
import dev.mintmark.application.service.session.SessionStarts;
import dev.mintmark.application.service.session.SessionTokens;
import dev.mintmark.application.service.session.SignInWithPasskeyService;
import dev.mintmark.application.service.session.UsedPasskeys;
import dev.mintmark.application.service.token.ClientAuthentication;
import dev.mintmark.application.service.token.DpopProofs;
import dev.mintmark.application.service.token.FederatedAuthentication;
import dev.mintmark.application.service.token.IntrospectTokenService;
import dev.mintmark.application.service.token.IssueTokenService;
import dev.mintmark.application.service.token.ReadCutsService;
import dev.mintmark.application.service.token.ResourceServerAuthentication;
import dev.mintmark.application.service.token.RevokeSecretService;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.factor.RelyingParty;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.mail.Mail;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.IdempotencyKey;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A whole installation on fakes: every use case, and the steps that tests begin with. */
final class Installation {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int SIGN_INS_A_MINUTE = 120;
    static final String TOKEN_ENDPOINT = "https://mint.example/token";
    static final Set<String> AUDIENCES = Set.of("https://mint.example", TOKEN_ENDPOINT);

    static final Device DEVICE = new Device("192.0.2.1", "Firefox on Linux");

    final InMemoryStores stores = new InMemoryStores();
    final SettableClock clock = new SettableClock(START);
    final CountingGenerator generator = new CountingGenerator();
    final PlainHasher hasher = new PlainHasher();
    final FakeKeys crypto = new FakeKeys();
    final FakeAssertions assertions = new FakeAssertions();
    final RecordedAudit audit = new RecordedAudit();
    final FakeMailVault mailVault = new FakeMailVault();
    final Mails mails = new WrittenMails(
            stores.outbox(),
            mailVault,
            stores.knownNetworks(),
            stores.members(),
            stores.tenants(),
            generator,
            "https://mint.example",
            clock);
    final MailedTrail trail = new MailedTrail(audit, (tenant, app, expiresAt) -> {}, mails);
    final TokenPolicy policy = configured("mintmark-api", SigningAlgorithm.ES256, Duration.ofMinutes(15));

    final KeyPolicy keyPolicy = new KeyPolicy(Duration.ofMinutes(5), Duration.ofDays(90), Duration.ofHours(24));
    final KeyRing keys = new KeyRing(stores.unitOfWork(), stores.signingKeys(), stores.keyRevisions());
    final ManageSigningKeysService keyRotation = new ManageSigningKeysService(
            stores.unitOfWork(), stores.signingKeys(), stores.resourceServers(), crypto, audit, keyPolicy, clock);
    final ManageAppsService apps = new ManageAppsService(
            stores.unitOfWork(),
            stores.tenants(),
            stores.regions(),
            stores.plans(),
            stores.apps(),
            generator,
            generator,
            audit,
            clock);
    final AssignPlanService assignPlan = new AssignPlanService(
            stores.unitOfWork(), stores.tenants(), stores.regions(), stores.plans(), stores.apps(), audit, clock);
    final ManageAppCredentialsService appCredentials = new ManageAppCredentialsService(
            stores.unitOfWork(),
            stores.tenants(),
            stores.regions(),
            stores.plans(),
            stores.apps(),
            stores.trustedIssuers(),
            assertions,
            generator,
            audit,
            clock);
    final FakeFederation federation = new FakeFederation();
    final ManageTrustedIssuersService trustedIssuers = new ManageTrustedIssuersService(
            stores.unitOfWork(), stores.trustedIssuers(), federation, generator, audit, clock);
    final CheckFederatedTokenService checkFederatedToken = new CheckFederatedTokenService(
            stores.unitOfWork(), stores.apps(), stores.trustedIssuers(), federation, AUDIENCES, clock);
    final RecordedMeter meter = new RecordedMeter();
    final ClientAuthentication clients = clientsIn(stores.issuanceDirectory(), stores.federationDirectory());
    final CheckIssuanceService checkIssuance = new CheckIssuanceService(
            stores.issuanceDirectory(), stores.federationDirectory(), policy, generator, clock);
    final ManageRegionsService regions =
            new ManageRegionsService(stores.unitOfWork(), stores.regions(), stores.apps(), audit, clock);
    final ManagePlansService plans = new ManagePlansService(
            stores.unitOfWork(), stores.plans(), stores.resourceServers(), stores.apps(), audit, clock);
    final ManageTenantsService tenants =
            new ManageTenantsService(stores.unitOfWork(), stores.tenants(), stores.apps(), generator, audit, clock, 25);
    final PasswordPolicy passwordPolicy = new PasswordPolicy("mint.example", Set.of("unbelievable"));
    final ManageMembersService members = new ManageMembersService(
            stores.unitOfWork(),
            stores.tenants(),
            stores.members(),
            stores.sessions(),
            stores.invitations(),
            stores.passwordResets(),
            passwordPolicy,
            hasher,
            generator,
            trail,
            clock);
    final SessionPolicy sessionPolicy = new SessionPolicy(
            "https://mint.example/session",
            "mintmark-management",
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofDays(7));
    final FakeTotpSecrets totps = new FakeTotpSecrets();
    final FactorDuties duties = new FactorDuties(stores.factors(), stores.tenants(), stores.foreignSessions(), false);
    private final SessionStarts starts = new SessionStarts(stores.sessions(), SIGN_INS_A_MINUTE);
    private final SessionTokens tokens = new SessionTokens(keys, crypto, generator, sessionPolicy);
    final PersonSessions personSessions = new PersonSessions(
            stores.sessions(),
            stores.foreignSessions(),
            stores.tenants(),
            stores.factors(),
            duties,
            starts,
            tokens,
            generator,
            generator,
            trail,
            mails,
            sessionPolicy);
    final PasskeyCeremonies ceremonies = new PasskeyCeremonies(
            new RelyingParty("mint.example", "Mintmark mint.example", "https://mint.example"),
            new FakePasskeyVerifier(),
            new OpenSeal(),
            stores.usedAssertions(),
            generator);
    final RegisterPasskeysService registerPasskeys = new RegisterPasskeysService(
            stores.unitOfWork(),
            stores.members(),
            stores.sessions(),
            stores.factors(),
            ceremonies,
            generator,
            generator,
            trail,
            clock);
    final SignInWithPasskeyService signInWithPasskey = new SignInWithPasskeyService(
            stores.unitOfWork(),
            stores.members(),
            stores.factors(),
            stores.identityProviders(),
            ceremonies,
            new UsedPasskeys(stores.factors(), trail),
            personSessions,
            clock);
    final ManageSessionsService sessions = sessionsWith(hasher);
    final ManageFactorsService factors = new ManageFactorsService(
            stores.unitOfWork(),
            stores.members(),
            stores.sessions(),
            stores.factors(),
            duties,
            totps,
            generator,
            generator,
            trail,
            "Mintmark mint.example",
            clock);
    final ReviewSessionsService reviewSessions =
            new ReviewSessionsService(stores.unitOfWork(), stores.members(), stores.sessions(), audit, clock);
    final ManageManagementKeysService managementKeys = new ManageManagementKeysService(
            stores.unitOfWork(),
            stores.tenants(),
            stores.members(),
            stores.managementKeys(),
            stores.invitations(),
            stores.apps(),
            generator,
            generator,
            audit,
            clock);
    final ManageInvitationsService invitations = new ManageInvitationsService(
            stores.unitOfWork(),
            stores.tenants(),
            stores.members(),
            stores.invitations(),
            stores.managementKeys(),
            passwordPolicy,
            hasher,
            generator,
            generator,
            trail,
            mails,
            clock);
    final KeepRefusedAttemptsService refusedAttempts =
            new KeepRefusedAttemptsService(stores.unitOfWork(), stores.refusedAttemptCounts(), generator, clock);
    final List<String> discarded = new ArrayList<>();
    final ChangeOwnPasswordService changeOwnPassword = new ChangeOwnPasswordService(
            stores.unitOfWork(),
            stores.members(),
            stores.sessions(),
            stores.passwordResets(),
            stores.tenants(),
            passwordPolicy,
            hasher,
            () -> discarded.add("initial password"),
            trail,
            clock);
    final ResetOperatorService resetOperator = new ResetOperatorService(
            stores.unitOfWork(),
            stores.members(),
            stores.sessions(),
            stores.invitations(),
            stores.passwordResets(),
            stores.factors(),
            hasher,
            trail,
            clock);
    final ResetPasswordsService resetPasswords = new ResetPasswordsService(
            stores.unitOfWork(),
            stores.members(),
            stores.tenants(),
            stores.sessions(),
            stores.passwordResets(),
            stores.invitations(),
            passwordPolicy,
            hasher,
            () -> discarded.add("initial password"),
            generator,
            trail,
            mails,
            clock);
    final FakeProofs proofs = new FakeProofs();
    final IssueTokenService issueToken = issuing(Optional.empty());

    /** Who authenticates clients that are read there. */
    ClientAuthentication clientsIn(IssuanceDirectory directory, FederationDirectory federated) {
        return new ClientAuthentication(
                directory,
                assertions,
                stores.usedAssertions(),
                new FederatedAuthentication(federated, federation, AUDIENCES, clock),
                AUDIENCES,
                meter,
                clock);
    }

    /** @param nonces empty if proofs need none */
    IssueTokenService issuing(Optional<DpopNonces> nonces) {
        return issuingTo(clients, nonces);
    }

    IssueTokenService issuingTo(ClientAuthentication clients, Optional<DpopNonces> nonces) {
        return new IssueTokenService(
                clients,
                keys,
                crypto,
                generator,
                new DpopProofs(proofs, proofs, nonces, URI.create(TOKEN_ENDPOINT)),
                policy,
                meter,
                clock);
    }

    private final ResourceServerAuthentication serverAuthentication =
            new ResourceServerAuthentication(stores.unitOfWork(), stores.resourceServers());
    final ReadCutsService readCuts =
            new ReadCutsService(serverAuthentication, stores.cuts(), keys, crypto, policy, clock);
    final IntrospectTokenService introspectToken = new IntrospectTokenService(
            clients,
            serverAuthentication,
            keys,
            new FakeTokenVerifier(crypto),
            stores.issuanceDirectory(),
            policy,
            clock);
    final ManageResourceServersService resourceServers = resourceServersOf(policy);
    final RevokeSecretService revokeSecret = new RevokeSecretService(
            stores.unitOfWork(),
            stores.apps(),
            stores.resourceServers(),
            stores.managementKeys(),
            stores.invitations(),
            stores.passwordResets(),
            stores.members(),
            audit,
            clock);

    Installation() {
        resourceServers.followConfiguration();
        keyRotation.advance();
    }

    /** What a configuration says about access tokens. */
    static TokenPolicy configured(String audience, SigningAlgorithm algorithm, Duration lifetime) {
        return new TokenPolicy("https://mint.example", audience, "mintmark.api", algorithm, lifetime);
    }

    /** Resource servers, as a node manages them that is configured in this way. */
    ManageResourceServersService resourceServersOf(TokenPolicy configuration) {
        return new ManageResourceServersService(
                stores.unitOfWork(),
                stores.resourceServers(),
                new ApiKeys(
                        stores.unitOfWork(),
                        stores.signingKeys(),
                        stores.resourceServers(),
                        crypto,
                        audit,
                        keyPolicy,
                        clock),
                configuration,
                generator,
                generator,
                audit,
                clock);
    }

    /** A resource server that has credentials only. */
    ManageResourceServers.IssuedCredential resourceServer(String name) {
        return resourceServers.register(
                new ManageResourceServers.Registration(name, Optional.empty(), ApiSettings.Input.NONE));
    }

    /** An API with these scopes, and nothing else said about it but what is given. */
    ManageResourceServers.IssuedCredential api(String identifier, ApiSettings.Input settings) {
        return resourceServers.register(
                new ManageResourceServers.Registration("An API", Optional.of(identifier), settings));
    }

    /** Of an API: its scopes and who gets them. */
    static ApiSettings.Input scopes(ApiAccess access, String... scopes) {
        return new ApiSettings.Input(
                Optional.of(Stream.of(scopes)
                        .map(scope -> new ApiScope.Input(scope, ""))
                        .toList()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(access),
                Optional.empty(),
                Optional.empty());
    }

    /** Of an API: its algorithm. */
    static ApiSettings.Input algorithm(SigningAlgorithm algorithm) {
        return new ApiSettings.Input(
                Optional.empty(),
                Optional.of(algorithm),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of an API: whether it is enabled. */
    static ApiSettings.Input enabled(boolean enabled) {
        return new ApiSettings.Input(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(enabled),
                Optional.empty());
    }

    /** Changes an API whatever its version is. */
    ResourceServer change(ResourceServerId id, ApiSettings.Input settings) {
        return resourceServers.change(
                id, new ManageResourceServers.Change(Optional.empty(), Optional.empty(), settings, List.of()));
    }

    /** Changes what a plan opens. */
    void planOpens(String code, OpenedApi.Input... apis) {
        plans.change(new ManagePlans.Command(
                code, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.of(List.of(apis))));
    }

    /** Sessions of people whose passwords are compared by this hasher. */
    ManageSessionsService sessionsWith(PasswordHasher passwords) {
        return sessionsWith(passwords, new NotedCalls());
    }

    /** The same, and whatever they ask of a port is noted. */
    ManageSessionsService sessionsWith(PasswordHasher passwords, NotedCalls calls) {
        Factors noted = calls.noting(Factors.class, stores.factors());
        Tenants tenants = calls.noting(Tenants.class, stores.tenants());
        return new ManageSessionsService(
                calls.noting(UnitOfWork.class, stores.unitOfWork()),
                calls.noting(Members.class, stores.members()),
                tenants,
                calls.noting(Sessions.class, stores.sessions()),
                calls.noting(ManagementKeys.class, stores.managementKeys()),
                noted,
                calls.noting(PendingSignIns.class, stores.pendingSignIns()),
                calls.noting(TotpSecrets.class, totps),
                ceremonies,
                calls.noting(PasswordHasher.class, passwords),
                calls.noting(IdentityProviders.class, stores.identityProviders()),
                new FactorDuties(noted, tenants, calls.noting(ForeignSessions.class, stores.foreignSessions()), false),
                personSessions,
                starts,
                tokens,
                generator,
                generator,
                calls.noting(AuditTrail.class, trail),
                sessionPolicy,
                SIGN_INS_A_MINUTE,
                clock);
    }

    /** Signs a person in who has no second factor, from some device. */
    ManageSessions.SignedIn signIn(String email, Password password) {
        return (ManageSessions.SignedIn) sessions.signIn(email, password, DEVICE);
    }

    /** The first step of somebody who has a second factor. */
    ManageSessions.SecondStep firstStep(String email, Password password) {
        return (ManageSessions.SecondStep) sessions.signIn(email, password, DEVICE);
    }

    /** Goes on with a session, from some device. */
    ManageSessions.SignedIn refresh(RefreshToken token) {
        return sessions.refresh(token, Optional.empty(), DEVICE);
    }

    /** The same, in a call that can be repeated. */
    ManageSessions.SignedIn refresh(RefreshToken token, IdempotencyKey key) {
        return sessions.refresh(token, Optional.of(key), DEVICE);
    }

    /** An active tenant. */
    TenantId activeTenant() {
        TenantId id = tenants.register(
                        "Acme", Optional.empty(), PlanPolicy.OPEN, Optional.empty(), SecondFactorPolicy.OPTIONAL)
                .id();
        become(id, TenantStatus.ACTIVE);
        return id;
    }

    void become(TenantId id, TenantStatus status) {
        tenants.change(new ManageTenants.Command(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.empty(),
                Optional.empty()));
    }

    /** Sets how old secrets of a tenant may become; the empty text for as old as they will. */
    void secretMaxAge(TenantId id, String age) {
        tenants.change(new ManageTenants.Command(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(age),
                Optional.empty()));
    }

    /** Asks the members of a tenant for a second factor, or does not. */
    void secondFactor(TenantId id, SecondFactorPolicy policy) {
        tenants.change(new ManageTenants.Command(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(policy)));
    }

    void appLimit(TenantId id, long limit) {
        tenants.change(new ManageTenants.Command(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.of(limit),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    void planPolicy(TenantId id, PlanPolicy planPolicy) {
        tenants.change(new ManageTenants.Command(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(planPolicy),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** An active region with an active database {@code <code>-db}. */
    void region(String code) {
        regions.create(code, code, true);
        regions.createDatabase(code, code + "-db", "", true);
    }

    /** A plan in this status. */
    void plan(String code, PlanStatus status) {
        plans.create(code, code, Map.of(), status.isInitial() ? status : PlanStatus.ACTIVE, List.of());
        if (status == PlanStatus.ARCHIVED || status == PlanStatus.RETIRED) {
            planBecomes(code, PlanStatus.ARCHIVED);
        }
        if (status == PlanStatus.RETIRED) {
            planBecomes(code, PlanStatus.RETIRED);
        }
    }

    void planBecomes(String code, PlanStatus status) {
        plans.change(new ManagePlans.Command(
                code, Optional.empty(), Optional.empty(), Map.of(), Optional.of(status), Optional.empty()));
    }

    /** What a tenant asks for: a name in a region, and nothing else. */
    static ManageApps.Registration wish(TenantId tenant, String name, String region) {
        return new ManageApps.Registration(tenant, named(name), region, Optional.empty());
    }

    static ManageApps.Registration wishWithPlan(TenantId tenant, String name, String region, String plan) {
        return new ManageApps.Registration(tenant, named(name), region, Optional.of(plan));
    }

    /** A name and no other setting. */
    static AppSettings.Input named(String name) {
        return new AppSettings.Input(
                Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Changes whether an app may get tokens. */
    AppView enable(TenantId tenant, AppId app, boolean enabled) {
        AppSettings.Input settings = new AppSettings.Input(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(enabled));
        return apps.change(tenant, app, version -> new ManageApps.Change(Optional.empty(), settings, List.of()));
    }

    /** The mails that wait and are due, in the order in which they were written. */
    List<Mail> mailed() {
        return stores.unitOfWork().execute(() -> stores.outbox().due(clock.instant(), 1_000)).stream()
                .sorted(Comparator.comparing(mail -> mail.id().toString()))
                .map(mail -> mailVault.open(mail.id(), mail.content()).orElseThrow())
                .toList();
    }

    Member member(TenantId tenant, String email, String password, String role) {
        return members.add(new ManageMembers.Command(
                Owner.of(tenant), email, "Somebody", Optional.of(Password.typed(password)), List.of(role), false));
    }

    Member operator(String email, Password password, String... roles) {
        return members.add(new ManageMembers.Command(
                Owner.installation(), email, "Operator", Optional.of(password), List.of(roles), false));
    }

    IssueToken.Outcome token(ClientId clientId, ClientSecret secret) {
        return token(clientId, secret, null, null);
    }

    /** A token for an API; both texts may be null. */
    IssueToken.Outcome token(ClientId clientId, ClientSecret secret, String resource, String scope) {
        return issueToken.issue(new IssueToken.Command(
                new ClientProof.SecretProof(Optional.of(clientId), Optional.of(secret)),
                Optional.ofNullable(resource),
                Optional.ofNullable(scope),
                List.of()));
    }
}
