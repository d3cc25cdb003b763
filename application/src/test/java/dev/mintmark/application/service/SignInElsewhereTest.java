package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.application.contract.Refused;
import dev.mintmark.application.fake.FakePasskeyVerifier;
import dev.mintmark.application.fake.FakeTotpSecrets;
import dev.mintmark.application.fake.OpenSeal;
import dev.mintmark.application.port.ProviderAnswer;
import dev.mintmark.application.port.in.people.ManageIdentityProviders;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.application.port.out.people.ProviderVault;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.OpenIdProviders;
import dev.mintmark.application.service.people.ForeignMembers;
import dev.mintmark.application.service.people.ManageIdentityProvidersService;
import dev.mintmark.application.service.people.ProviderSecretProtection;
import dev.mintmark.application.service.session.SignInElsewhereService;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.ForeignIdentity;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.provider.SignInFault;
import dev.mintmark.domain.provider.SignInRefused;
import dev.mintmark.domain.provider.SignInState;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is let in that a provider knows, and as whom (rules §13). */
class SignInElsewhereTest {
    private static final Password PASSWORD = Password.typed("several words do well");
    private static final URI CALLBACK = URI.create("https://mint.example/callback");
    private static final URI HOME = URI.create("https://mint.example/");
    private static final URI SIGN_OUT = URI.create("https://login.example/bye");
    private static final URI HINTED = URI.create("https://login.example/bye?id_token_hint=ada");

    private static final String KEY = "a private key";
    private static final ProviderSecret SECRET =
            ProviderSecret.typed(ProviderSecret.Kind.CLIENT_SECRET, "what we both know");

    private final Installation installation = new Installation();
    private final TenantId tenant = installation.activeTenant();
    private final Owner owner = Owner.of(tenant);
    private final Vault vault = new Vault();
    private final Provider provider = new Provider();
    private final ManageIdentityProvidersService providers = new ManageIdentityProvidersService(
            installation.stores.unitOfWork(),
            installation.stores.tenants(),
            installation.stores.members(),
            installation.stores.identityProviders(),
            installation.stores.emailDomains(),
            vault,
            installation.generator,
            installation.audit,
            false,
            installation.clock);
    private final SignInElsewhereService signIn = new SignInElsewhereService(
            installation.stores.unitOfWork(),
            installation.stores.identityProviders(),
            provider,
            new OpenSeal(),
            installation.stores.usedAssertions(),
            new ForeignMembers(
                    installation.stores.tenants(),
                    installation.stores.members(),
                    installation.stores.identityProviders(),
                    installation.stores.sessions(),
                    installation.stores.invitations(),
                    installation.stores.passwordResets(),
                    installation.generator,
                    installation.audit),
            installation.stores.foreignSessions(),
            installation.personSessions,
            installation.hasher,
            installation.generator,
            installation.clock);

    /** Says whatever a test wants it to. */
    private static final class Provider implements OpenIdProviders {
        ForeignIdentity says = identity("ada", "ada@acme.example", "staff");
        Runnable meanwhile = () -> {};

        @Override
        public URI authorization(IdentityProvider asked, SignInState state, URI callback) {
            return URI.create("https://login.example/authorize?state=" + state.state());
        }

        @Override
        public Identified identify(
                IdentityProvider asked, SignInState state, URI callback, ProviderAnswer answer, URI home) {
            meanwhile.run();
            return new Identified(says, Optional.of(new SignOut(SIGN_OUT, Optional.of(HINTED))));
        }
    }

    private static final class Vault implements ProviderVault {
        String kek = "kek-1";

        @Override
        public void check(ProviderSecret secret, Violations violations) {
            if (secret.kind() == ProviderSecret.Kind.CLIENT_KEY
                    && !secret.reveal().equals(KEY)) {
                violations.add(secret.kind().field(), Fault.INVALID_JWK);
            }
        }

        @Override
        public EncryptedCredential lock(ProviderSecret secret, IdentityProviderId id) {
            return new EncryptedCredential(
                    secret.kind(),
                    new EncryptedValue(kek, "locked " + secret.reveal().length()));
        }

        @Override
        public void requireReadable(IdentityProvider read) {
            assertThat(read.secret()).isPresent();
        }

        @Override
        public Optional<EncryptedCredential> renewed(IdentityProvider stored) {
            return stored.secret()
                    .filter(secret -> !secret.keyEncryptionKeyId().equals(kek))
                    .map(secret -> new EncryptedCredential(
                            secret.kind(),
                            new EncryptedValue(kek, secret.value().ciphertext())));
        }
    }

    private static ForeignIdentity identity(String subject, String email, String... groups) {
        return new ForeignIdentity(subject, Optional.of(email), true, Optional.of("Ada"), Set.of(groups));
    }

    private IdentityProvider set(Map<String, String> groupRoles, boolean localPasswords) {
        providers.setDomains(owner, List.of("acme.example"));
        return put(owner, "acme.example", groupRoles, localPasswords, null);
    }

    private IdentityProvider put(
            Owner whose, String domain, Map<String, String> groupRoles, boolean localPasswords, String breakGlass) {
        return providers.put(new ManageIdentityProviders.Command(
                whose,
                Optional.empty(),
                new ProviderSettings.Input(
                        "https://login.example",
                        "mintmark",
                        List.of(domain),
                        groupRoles,
                        localPasswords,
                        true,
                        breakGlass),
                Optional.of(List.of(SECRET))));
    }

    private ManageSessions.SignedIn signIn(IdentityProvider at) {
        SignInElsewhere.Begun begun = signIn.begin(at.id(), CALLBACK);
        return finish(at, begun, state(begun));
    }

    private static String state(SignInElsewhere.Begun begun) {
        return begun.address().getQuery().substring("state=".length());
    }

    private ManageSessions.SignedIn finish(IdentityProvider at, SignInElsewhere.Begun begun, String state) {
        return signIn.finish(
                at.id(),
                CALLBACK,
                Optional.of(begun.state()),
                new ProviderAnswer(Optional.of(state), Optional.of("code"), Optional.empty(), Optional.empty()),
                HOME,
                Installation.DEVICE);
    }

    private static void isRefused(SignInFault fault, Runnable attempt) {
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(attempt::run)
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void aStateCountsInTimeAndOnce() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer"), true);
        SignInElsewhere.Begun late = signIn.begin(at.id(), CALLBACK);
        installation.clock.advance(SignInState.LIFETIME);
        isRefused(SignInFault.STATE_UNKNOWN, () -> finish(at, late, state(late)));

        SignInElsewhere.Begun begun = signIn.begin(at.id(), CALLBACK);
        isRefused(SignInFault.STATE_UNKNOWN, () -> finish(at, begun, "another"));
        ManageSessions.SignedIn signedIn = finish(at, begun, state(begun));
        isRefused(SignInFault.STATE_UNKNOWN, () -> finish(at, begun, state(begun)));

        assertThat(signedIn.member().roles()).containsExactly(Role.TENANT_VIEWER);
        assertThat(signIn.signOutOf(id(signedIn))).contains(HINTED);
    }

    @Test
    void theProviderIsToldWhoSignsOutUnlessWhatIsKeptIsAnothersOrCannotBeOpenedAnyMore() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer"), true);
        SessionId ada = id(signIn(at));
        SessionId again = id(signIn(at));
        String kept = foreign().signOut(ada).orElseThrow().hinted().orElseThrow();

        assertThat(kept).as("sealed").isEqualTo(new OpenSeal().seal("sign-out of " + ada + " " + HINTED));
        assertThat(signIn.signOutOf(ada)).contains(HINTED);
        foreign().add(again, Optional.of(new ForeignSessions.SignOut(SIGN_OUT, Optional.of(kept))));
        assertThat(signIn.signOutOf(again)).as("that of another session").contains(SIGN_OUT);
        foreign().add(ada, Optional.of(new ForeignSessions.SignOut(SIGN_OUT, Optional.of("of a key of before"))));
        assertThat(signIn.signOutOf(ada)).contains(SIGN_OUT);
    }

    private ForeignSessions foreign() {
        return installation.stores.foreignSessions();
    }

    /** The provider answers for a second factor; whoever may use a password here, too, needs one for that. */
    @Test
    void noSecondFactorIsAskedOfWhoSignedInElsewhere() {
        installation.secondFactor(tenant, SecondFactorPolicy.REQUIRED);
        Member local = installation.member(tenant, "ada@acme.example", PASSWORD.reveal(), "tenant-viewer");
        IdentityProvider at = set(Map.of("staff", "tenant-viewer"), true);

        ManageSessions.SignedIn elsewhere = signIn(at);
        ManageSessions.SignedIn here = installation.signIn("ada@acme.example", PASSWORD);

        assertThat(elsewhere.member().id()).isEqualTo(local.id());
        assertThat(elsewhere.duty().orElseThrow().required()).isFalse();
        assertThat(resumed(elsewhere).factorOwed()).isFalse();
        assertThat(installation.factors.view(local.id(), id(elsewhere)).duty().required())
                .isFalse();
        ManageSessions.SignedIn later =
                installation.refresh(elsewhere.refresh().orElseThrow().token());
        assertThat(later.duty().orElseThrow().required()).isFalse();
        assertThat(here.duty().orElseThrow().required()).isTrue();
        assertThat(resumed(here).factorOwed()).isTrue();
        assertThat(installation.factors.view(local.id(), id(here)).duty().required())
                .isTrue();
    }

    private ManageSessions.Resumed resumed(ManageSessions.SignedIn signedIn) {
        return installation.sessions.resume(id(signedIn)).orElseThrow();
    }

    private static SessionId id(ManageSessions.SignedIn signedIn) {
        return signedIn.refresh().orElseThrow().token().session();
    }

    @Test
    void aMemberHasTheRolesOfAllItsGroups() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer", "admins", "tenant-admin"), true);
        provider.says = identity("ada", "ada@acme.example", "staff", "admins", "others");

        assertThat(signIn(at).member().roles()).containsExactlyInAnyOrder(Role.TENANT_ADMIN, Role.TENANT_VIEWER);
    }

    @Test
    void theLastAdminStaysAdmin() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer", "admins", "tenant-admin"), true);
        provider.says = identity("ada", "ada@acme.example", "admins");
        Member ada = signIn(at).member();
        provider.says = identity("ada", "ada@acme.example", "staff");

        assertThat(signIn(at).member().roles()).containsExactly(Role.TENANT_ADMIN);

        provider.says = identity("bob", "bob@acme.example", "admins");
        signIn(at);
        provider.says = identity("ada", "ada@acme.example", "staff");
        Member demoted = signIn(at).member();
        assertThat(demoted.id()).isEqualTo(ada.id());
        assertThat(demoted.roles()).containsExactly(Role.TENANT_VIEWER);
    }

    @Test
    void whoIsInSeveralGroupsHasTheRolesOfAll() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer", "builders", "tenant-developer"), true);
        provider.says = identity("ada", "ada@acme.example", "staff", "builders", "others");

        assertThat(signIn(at).member().roles()).containsExactlyInAnyOrder(Role.TENANT_VIEWER, Role.TENANT_DEVELOPER);

        provider.says = identity("ada", "ada@acme.example", "builders");
        assertThat(signIn(at).member().roles()).containsExactly(Role.TENANT_DEVELOPER);
    }

    /** Else it could be found out who has an account, and what protects it. */
    @Test
    void aWrongPasswordCostsTheSameWhoeverItIs() {
        signIn(set(Map.of("staff", "tenant-viewer"), false));
        installation.member(tenant, "local@acme.example", PASSWORD.reveal(), "tenant-viewer");
        installation.member(tenant, "plain@other.example", PASSWORD.reveal(), "tenant-viewer");
        withTotp(installation.member(tenant, "app@other.example", PASSWORD.reveal(), "tenant-viewer"));
        withPasskey(installation.member(tenant, "passkey@other.example", PASSWORD.reveal(), "tenant-viewer"));
        NotedCalls calls = new NotedCalls();
        ManageSessions sessions = installation.sessionsWith(installation.hasher, calls);

        for (String email : List.of(
                "nobody@other.example",
                "nobody@acme.example",
                "plain@other.example",
                "app@other.example",
                "passkey@other.example",
                "local@acme.example",
                "ada@acme.example")) {
            Refused.with(
                    Refusal.SIGN_IN_FAILED,
                    () -> sessions.signIn(email, Password.typed("quite another one"), Installation.DEVICE));
            assertThat(calls.take())
                    .as(email)
                    .containsExactly("UnitOfWork.execute", "Members.findByEmailKey", "PasswordHasher.matches");
        }
        assertThat(sessions.signIn("app@other.example", PASSWORD, Installation.DEVICE))
                .isInstanceOf(ManageSessions.SecondStep.class);
        assertThat(calls.take()).as("the right one").contains("Factors.any");
    }

    private void withTotp(Member member) {
        ManageSessions.SignedIn session = installation.signIn(member.email().value(), PASSWORD);
        String uri = installation.factors.beginTotp(member.id()).reveal();
        String secret = uri.replaceFirst(".*secret=([A-Z0-9]+)&.*", "$1");
        installation.factors.confirmTotp(
                member.id(), id(session), FakeTotpSecrets.code(secret, installation.clock.instant()));
    }

    private void withPasskey(Member member) {
        SessionId session = id(installation.signIn(member.email().value(), PASSWORD));
        String challenge =
                installation.registerPasskeys.begin(member.id(), session).challenge();
        installation.registerPasskeys.finish(
                member.id(), session, "My phone", FakePasskeyVerifier.made(challenge, "phone", 0));
    }

    @Test
    void whereNoGroupsAreNamedNobodyBecomesAMember() {
        IdentityProvider at = set(Map.of(), true);

        isRefused(SignInFault.NO_ROLE, () -> signIn(at));
    }

    @Test
    void whoIsMadeAMemberTwiceAtOnceIsOne() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer"), true);
        SignInElsewhere.Begun second = signIn.begin(at.id(), CALLBACK);
        provider.meanwhile = () -> {
            provider.meanwhile = () -> {};
            signIn(at);
        };

        Member member = finish(at, second, state(second)).member();

        assertThat(installation
                        .stores
                        .unitOfWork()
                        .execute(() -> installation.stores.members().count(owner)))
                .isEqualTo(1);
        assertThat(member.email().value()).isEqualTo("ada@acme.example");
    }

    @Test
    void aProviderThatBecameAnotherOneMeanwhileSpeaksForNobody() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer"), true);
        provider.meanwhile = () -> providers.put(new ManageIdentityProviders.Command(
                owner,
                Optional.empty(),
                new ProviderSettings.Input(
                        "https://other.example", "mintmark", List.of("acme.example"), Map.of(), true, true, null),
                Optional.of(List.of())));

        isRefused(SignInFault.ANSWER_INVALID, () -> signIn(at));
    }

    @Test
    void operatorsSignInAtTheInstallationsWhichNeedsSomebodyWhoBreaksTheGlass() {
        Refused.with(
                Refusal.VALIDATION_FAILED,
                () -> put(Owner.installation(), "host.example", Map.of("ops", "platform-admin"), false, null));
        IdentityProvider at = put(Owner.installation(), "host.example", Map.of("ops", "platform-admin"), true, null);
        provider.says = identity("olga", "olga@host.example", "ops");

        Member olga = signIn(at).member();

        assertThat(olga.roles()).containsExactly(Role.PLATFORM_ADMIN);
        assertThat(olga.tenant()).isEmpty();
        Refused.with(Refusal.VALIDATION_FAILED, () -> providers.setDomains(owner, List.of("host.example")));
    }

    @Test
    void aProviderOfThisMachineIsRefusedWhereOthersAreServed() {
        providers.setDomains(owner, List.of("acme.example"));

        for (String issuer : List.of("http://localhost:8080", "https://127.0.0.1", "https://[::1]/x")) {
            Refused.with(
                    Refusal.VALIDATION_FAILED,
                    () -> providers.put(new ManageIdentityProviders.Command(
                            owner,
                            Optional.empty(),
                            new ProviderSettings.Input(
                                    issuer, "mintmark", List.of("acme.example"), Map.of(), true, true, null),
                            Optional.empty())));
        }
    }

    @Test
    void secretsAreEncryptedAnewUnderAnotherKeyAndDiscardedWhenTheyAreLost() {
        set(Map.of(), true);
        ProviderSecretProtection protection = new ProviderSecretProtection(
                installation.stores.unitOfWork(),
                installation.stores.identityProviders(),
                vault,
                installation.audit,
                installation.clock);
        protection.requireReadable();
        vault.kek = "kek-2";

        assertThat(protection.reencrypt()).isEqualTo(1);
        assertThat(protection.reencrypt()).isZero();
        assertThat(protection.discard(Set.of("kek-1"))).isEmpty();
        assertThat(protection.discard(Set.of("kek-2")))
                .containsExactly(providers.read(owner).id().toString());
        assertThat(providers.read(owner).secret()).isEmpty();
    }

    @Test
    void aClientHasASecretOrAKeyWhichGoesToNobodyWhomItWasNotGivenFor() {
        providers.setDomains(owner, List.of("acme.example"));
        ProviderSecret key = ProviderSecret.typed(ProviderSecret.Kind.CLIENT_KEY, KEY);

        assertThat(faults("https://login.example", Optional.of(List.of(SECRET, key))))
                .containsExactly("clientKey invalid_jwk");
        ProviderSecret bad = ProviderSecret.typed(ProviderSecret.Kind.CLIENT_KEY, "no key");
        assertThat(faults("http://login.example", Optional.of(List.of(bad))))
                .as("every fault at once")
                .containsExactlyInAnyOrder("issuer invalid_uri", "clientKey invalid_jwk");
        ProviderSecret tooLong = ProviderSecret.typed(ProviderSecret.Kind.CLIENT_KEY, "k".repeat(8_001));
        assertThat(faults("https://login.example", Optional.of(List.of(tooLong))))
                .containsExactly("clientKey too_long");

        assertThat(faults("https://login.example", Optional.of(List.of(key)))).isEmpty();
        assertThat(kind()).contains(ProviderSecret.Kind.CLIENT_KEY);
        assertThat(faults("https://other.example", Optional.empty())).containsExactly("clientKey required");
        assertThat(faults("https://login.example", Optional.empty())).isEmpty();
        assertThat(kind()).as("kept").contains(ProviderSecret.Kind.CLIENT_KEY);
        assertThat(faults("https://login.example", Optional.of(List.of(SECRET))))
                .isEmpty();
        assertThat(kind()).as("in place of the key").contains(ProviderSecret.Kind.CLIENT_SECRET);
        assertThat(faults("https://login.example", Optional.of(List.of()))).isEmpty();
        assertThat(kind()).isEmpty();
        assertThat(installation.audit.all().toString())
                .contains("clientKey", "clientSecret")
                .doesNotContain(KEY, SECRET.reveal());
    }

    private Optional<ProviderSecret.Kind> kind() {
        return providers.read(owner).secret().map(EncryptedCredential::kind);
    }

    private List<String> faults(String issuer, Optional<List<ProviderSecret>> secrets) {
        try {
            providers.put(new ManageIdentityProviders.Command(
                    owner,
                    Optional.empty(),
                    new ProviderSettings.Input(issuer, "mintmark", List.of("acme.example"), Map.of(), true, true, null),
                    secrets));
            return List.of();
        } catch (RuleBroken broken) {
            return broken.violations().stream()
                    .map(one -> one.field() + " " + one.fault().code())
                    .toList();
        }
    }

    /** A passkey signs in here, as a password does. */
    @Test
    void wherePasswordsAreSwitchedOffPasskeysAreToo() {
        Member ada = installation.member(tenant, "ada@acme.example", PASSWORD.reveal(), "tenant-admin");
        SessionId session = id(installation.signIn("ada@acme.example", PASSWORD));
        installation.registerPasskeys.finish(
                ada.id(),
                session,
                "A phone",
                FakePasskeyVerifier.made(
                        installation.registerPasskeys.begin(ada.id(), session).challenge(), "phone", 0));
        assertThat(byPasskey(ada)).isEqualTo(ada);

        set(Map.of("staff", "tenant-viewer"), false);
        Refused.with(Refusal.SIGN_IN_FAILED, () -> byPasskey(ada));

        put(
                owner,
                "acme.example",
                Map.of("staff", "tenant-viewer"),
                false,
                ada.id().toString());
        assertThat(byPasskey(ada)).isEqualTo(ada);
    }

    private Member byPasskey(Member member) {
        String challenge = installation.signInWithPasskey.begin().challenge();
        return installation
                .signInWithPasskey
                .finish(FakePasskeyVerifier.signed(challenge, "phone", 0, member.id()), Installation.DEVICE)
                .member();
    }

    @Test
    void nobodyKnowsThePasswordOfWhoWasMadeAMember() {
        IdentityProvider at = set(Map.of("staff", "tenant-viewer"), true);
        signIn(at);

        Refused.with(Refusal.SIGN_IN_FAILED, () -> installation.signIn("ada@acme.example", Password.typed("")));
    }
}
