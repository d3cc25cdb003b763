package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.people.EmailDomains;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.session.ForeignSessions.SignOut;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.tenant.Owner;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of providers, of who is known there, and of e-mail domains does. */
public abstract class IdentityProvidersContract {
    private static final SessionPolicy POLICY = new SessionPolicy(
            "https://mint.example/session",
            "mintmark-management",
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofDays(7));
    private static final EmailDomain ACME = new EmailDomain("acme.example");
    private static final EmailDomain OTHER = new EmailDomain("other.example");
    private static final EmailDomain HOST = new EmailDomain("host.example");

    private static final EncryptedCredential SECRET =
            new EncryptedCredential(ProviderSecret.Kind.CLIENT_SECRET, new EncryptedValue("kek-1", "Y2lwaGVydGV4dA=="));
    private static final EncryptedCredential KEY =
            new EncryptedCredential(ProviderSecret.Kind.CLIENT_KEY, new EncryptedValue("kek-2", "YW5vdGhlcg=="));

    private IdentityProviders providers;
    private EmailDomains domains;
    private Stores stores;
    private Given given;
    private Owner tenant;
    private Member member;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aTenantWithDomains() {
        stores = stores();
        providers = stores.identityProviders();
        domains = stores.emailDomains();
        given = new Given(stores);
        var stored = given.storedTenant();
        tenant = Owner.of(stored.id());
        member = given.stored(Given.member(stored.id(), "ada@acme.example"));
        given.inUnitOfWork(() -> {
            domains.add(tenant, OTHER, Given.NOW);
            domains.add(tenant, ACME, Given.NOW);
            domains.add(Owner.installation(), HOST, Given.NOW);
        });
    }

    @Test
    void eachDomainHasOneOwner() {
        assertThat(given.inUnitOfWork(() -> domains.of(tenant))).containsExactly(ACME, OTHER);
        assertThat(given.inUnitOfWork(() -> domains.of(Owner.installation()))).containsExactly(HOST);
        assertThat(given.inUnitOfWork(() -> domains.ownerOf(ACME))).contains(tenant);
        assertThat(given.inUnitOfWork(() -> domains.ownerOf(HOST))).contains(Owner.installation());
        assertThat(given.inUnitOfWork(() -> domains.ownerOf(new EmailDomain("nobodys.example"))))
                .isEmpty();
        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> domains.add(Owner.installation(), ACME, Given.NOW)));
    }

    @Test
    void findsAProviderByIdOwnerAndDomain() {
        IdentityProvider ofTenant = stored(provider(tenant, List.of(OTHER, ACME)));
        IdentityProvider ofHost = stored(provider(Owner.installation(), List.of(HOST)));

        assertThat(given.inUnitOfWork(() -> providers.find(ofTenant.id()))).contains(ofTenant);
        assertThat(given.inUnitOfWork(() -> providers.findOf(tenant))).contains(ofTenant);
        assertThat(given.inUnitOfWork(() -> providers.findOf(Owner.installation())))
                .contains(ofHost);
        assertThat(given.inUnitOfWork(() -> providers.findFor(ACME))).contains(ofTenant);
        assertThat(given.inUnitOfWork(() -> providers.findFor(HOST))).contains(ofHost);
        assertThat(given.inUnitOfWork(() -> providers.all())).containsExactlyInAnyOrder(ofTenant, ofHost);
    }

    @Test
    void anOwnerHasOneAndItSpeaksForDomainsThatAreSomebodys() {
        stored(provider(tenant, List.of(ACME)));

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> stored(provider(tenant, List.of(OTHER))));
        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> stored(provider(Owner.installation(), List.of(new EmailDomain("nobodys.example")))));
    }

    @Test
    void storesChangesOfTheVersionThatWasRead() {
        IdentityProvider before = stored(provider(tenant, List.of(ACME)));
        ProviderSettings settings = new ProviderSettings(
                "https://new.example", "other", List.of(OTHER), Map.of(), true, false, Optional.empty());

        IdentityProvider after =
                given.inUnitOfWork(() -> providers.update(before.with(settings, Optional.empty(), later(1))));

        assertThat(after.version()).isEqualTo(2);
        assertThat(given.inUnitOfWork(() -> providers.find(before.id()))).contains(after);
        assertThat(given.inUnitOfWork(() -> providers.findFor(ACME))).isEmpty();
        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> providers.update(before.with(settings, Optional.empty(), later(2)))));
    }

    @Test
    void aClientHasASecretOrAKey() {
        IdentityProvider bySecret = stored(provider(tenant, List.of(ACME)));

        IdentityProvider byKey = given.inUnitOfWork(
                () -> providers.update(bySecret.with(bySecret.settings(), Optional.of(KEY), later(1))));
        assertThat(given.inUnitOfWork(() -> providers.find(bySecret.id()))).contains(byKey);

        IdentityProvider again =
                given.inUnitOfWork(() -> providers.update(byKey.with(byKey.settings(), Optional.of(SECRET), later(2))));
        assertThat(given.inUnitOfWork(() -> providers.find(bySecret.id()))).contains(again);
        given.inUnitOfWork(() -> providers.remove(again));
        IdentityProvider made = stored(IdentityProvider.create(
                new IdentityProviderId(Given.uuid()), tenant, again.settings(), Optional.of(KEY), Given.NOW));
        assertThat(given.inUnitOfWork(() -> providers.findOf(tenant))).contains(made);
    }

    @Test
    void aDomainThatIsTakenAwayIsNoProvidersAnyMore() {
        IdentityProvider provider = stored(provider(tenant, List.of(ACME, OTHER)));

        given.inUnitOfWork(() -> domains.remove(ACME));

        assertThat(given.inUnitOfWork(() -> providers.findFor(ACME))).isEmpty();
        assertThat(given.inUnitOfWork(() -> providers.find(provider.id()))
                        .orElseThrow()
                        .settings()
                        .emailDomains())
                .containsExactly(OTHER);
    }

    @Test
    void knowsAMemberByOneSubjectAndASubjectAsOneMember() {
        IdentityProvider provider = stored(provider(tenant, List.of(ACME)));
        MemberId other = given.stored(Given.member(tenant.tenant().orElseThrow(), "bob@acme.example"))
                .id();
        given.inUnitOfWork(() -> providers.link(provider.id(), "Ada", member.id()));

        assertThat(given.inUnitOfWork(() -> providers.findMember(provider.id(), "Ada")))
                .contains(member.id());
        assertThat(given.inUnitOfWork(() -> providers.findMember(provider.id(), "ada")))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> providers.findSubject(member.id()))).contains("Ada");
        Refused.with(
                Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> providers.link(provider.id(), "Ada", other)));
        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> providers.link(provider.id(), "ada", member.id())));
    }

    @Test
    void whoIsKnownGoesWithTheProviderAndWithTheMember() {
        IdentityProvider provider = stored(provider(tenant, List.of(ACME)));
        given.inUnitOfWork(() -> providers.link(provider.id(), "ada", member.id()));
        given.inUnitOfWork(() -> providers.unlinkAll(provider.id()));
        assertThat(given.inUnitOfWork(() -> providers.findSubject(member.id()))).isEmpty();

        given.inUnitOfWork(() -> providers.link(provider.id(), "ada", member.id()));
        given.inUnitOfWork(
                () -> stores.members().remove(stores.members().lock(member.id()).orElseThrow()));
        assertThat(given.inUnitOfWork(() -> providers.findMember(provider.id(), "ada")))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> providers.find(provider.id()))
                        .orElseThrow()
                        .settings()
                        .breakGlass())
                .isEmpty();

        given.inUnitOfWork(() -> providers.remove(provider));
        assertThat(given.inUnitOfWork(() -> providers.find(provider.id()))).isEmpty();
    }

    @Test
    void aSessionMayHaveBegunAtAProvider() {
        Session here = started();
        Session elsewhere = started();
        Session withoutHint = started();
        Session withoutSignOut = started();
        URI address = URI.create("https://login.example/logout?client_id=mintmark");
        SignOut signOut = new SignOut(address, Optional.of("s".repeat(6_000)));
        SignOut unhinted = new SignOut(address, Optional.empty());
        given.inUnitOfWork(() -> {
            stores.foreignSessions().add(elsewhere.id(), Optional.of(signOut));
            stores.foreignSessions().add(withoutHint.id(), Optional.of(unhinted));
            stores.foreignSessions().add(withoutSignOut.id(), Optional.empty());
        });

        assertThat(given.inUnitOfWork(() -> Stream.of(here, elsewhere, withoutHint, withoutSignOut)
                        .filter(session -> stores.foreignSessions().contains(session.id()))
                        .toList()))
                .containsExactly(elsewhere, withoutHint, withoutSignOut);
        assertThat(given.inUnitOfWork(() -> stores.foreignSessions().signOut(elsewhere.id())))
                .contains(signOut);
        assertThat(given.inUnitOfWork(() -> stores.foreignSessions().signOut(withoutHint.id())))
                .contains(unhinted);
        assertThat(given.inUnitOfWork(() -> stores.foreignSessions().signOut(withoutSignOut.id())))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> stores.foreignSessions().signOut(here.id())))
                .isEmpty();
    }

    @Test
    void whereToSignOutIsForgottenWithTheSession() {
        Session ended = started();
        given.inUnitOfWork(() -> {
            stores.foreignSessions()
                    .add(
                            ended.id(),
                            Optional.of(new SignOut(URI.create("https://login.example/"), Optional.of("sealed"))));
            stores.sessions().end(ended.id(), Given.NOW);
        });

        given.inUnitOfWork(() -> stores.sessions().forgetEnded(Given.NOW.plusSeconds(1)));

        assertThat(given.inUnitOfWork(() -> stores.foreignSessions().contains(ended.id())))
                .isFalse();
    }

    private Session started() {
        Session session = Session.start(
                member,
                RefreshToken.first(new SessionId(Given.uuid()), "family", "first"),
                new Device("192.0.2.1", "Firefox on Linux"),
                POLICY,
                Given.NOW);
        given.inUnitOfWork(() -> stores.sessions().add(session));
        return session;
    }

    private IdentityProvider stored(IdentityProvider provider) {
        given.inUnitOfWork(() -> providers.add(provider));
        return provider;
    }

    private IdentityProvider provider(Owner owner, List<EmailDomain> speaksFor) {
        return IdentityProvider.create(
                new IdentityProviderId(Given.uuid()),
                owner,
                new ProviderSettings(
                        "https://login.example",
                        "mintmark",
                        speaksFor,
                        owner.isInstallation()
                                ? Map.of("ops", Set.of(Role.PLATFORM_ADMIN))
                                : Map.of("Admins", Set.of(Role.TENANT_ADMIN), "staff", Set.of(Role.TENANT_VIEWER)),
                        false,
                        true,
                        owner.isInstallation() ? Optional.empty() : Optional.of(member.id())),
                Optional.of(SECRET),
                Given.NOW);
    }
}
