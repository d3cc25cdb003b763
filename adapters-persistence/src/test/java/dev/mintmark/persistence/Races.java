package dev.mintmark.persistence;

import static dev.mintmark.application.contract.Given.app;
import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.contract.Given;
import dev.mintmark.application.fake.PlainHasher;
import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.service.people.ManageMembersService;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.Renewal;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when many do the same thing at the same time, as nodes do that share nothing but the database. */
abstract class Races {
    private static final int RUNNERS = 12;
    private static final int PATIENCE_SECONDS = 30;

    private ExecutorService threads;
    private DatabaseStores stores;
    private Given given;

    protected abstract TestDatabase database();

    @BeforeEach
    void emptyDatabase() {
        threads = Executors.newFixedThreadPool(RUNNERS);
        stores = database().emptied();
        given = new Given(stores);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void exactlyOneOfManyGetsAName() throws Exception {
        TenantId tenant = given.storedTenant().id();
        RegionDatabase region = given.storedDatabase();

        List<Optional<Refusal>> outcomes =
                race(runner -> given.stored(app(runner % 2 == 0 ? "Billing" : "BILLING", tenant, region)));

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(Optional.of(Refusal.APP_NAME_TAKEN)))
                .hasSize(RUNNERS - 1);
        assertThat(given.inUnitOfWork(() -> stores.apps().count(tenant))).isEqualTo(1);
    }

    @Test
    void exactlyOneOfManyChangesAVersion() throws Exception {
        App app = given.stored(app("Before", given.storedTenant().id(), given.storedDatabase()));

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(
                () -> stores.apps().update(app.withSettings(settings("After " + runner), later(runner)))));

        assertOneWon(outcomes);
    }

    @Test
    void exactlyOneOfManyReplacesASecret() throws Exception {
        App app = given.stored(app("Rotating", given.storedTenant().id(), given.storedDatabase()));
        CyclicBarrier allHaveRead = new CyclicBarrier(RUNNERS);

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            App read = stores.apps().find(app.tenant(), app.id()).orElseThrow();
            meet(allHaveRead);
            return stores.apps().update(read.replaceSecret(Given.credential(), later(1)));
        }));

        assertOneWon(outcomes);
        assertThat(given.inUnitOfWork(() -> stores.apps().find(app.tenant(), app.id()))
                        .orElseThrow()
                        .credentialVersion())
                .isEqualTo(2);
    }

    /** With an overlap, without one, or the end of one: none of them happens on what another has changed. */
    @Test
    void ofRegenerationsAndTheEndOfAnOverlapOneSucceeds() throws Exception {
        App app = given.stored(app("Overlapping", given.storedTenant().id(), given.storedDatabase()));
        StoredCredential first = app.secret().orElseThrow();
        StoredCredential second = Given.credential();
        given.inUnitOfWork(() -> stores.apps().update(app.replaceSecret(second, Duration.ofDays(1), later(1))));
        CyclicBarrier allHaveRead = new CyclicBarrier(RUNNERS);

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            App read = stores.apps().find(app.tenant(), app.id()).orElseThrow();
            meet(allHaveRead);
            return stores.apps()
                    .update(
                            switch (runner % 3) {
                                case 0 -> read.replaceSecret(Given.credential(), Duration.ofDays(1), later(2));
                                case 1 -> read.replaceSecret(Given.credential(), later(2));
                                default ->
                                    read.withCredentials(read.credentials().overlapEnded(), later(2));
                            });
        }));

        assertOneWon(outcomes);
        App left = given.inUnitOfWork(() -> stores.apps().find(app.tenant(), app.id()))
                .orElseThrow();
        assertThat(left.credentials().overlap().map(Overlap::secret))
                .as("the first secret has ended, whoever won")
                .isNotEqualTo(Optional.of(first));
        assertThat(given.inUnitOfWork(() -> stores.apps().lockBySecret(first.digest())))
                .isEmpty();
    }

    @Test
    void exactlyOneOfManyNodesWarnsOfASecret() throws Exception {
        Tenant tenant = given.storedTenant();
        given.inUnitOfWork(
                () -> stores.tenants().update(tenant.withSecretMaxAge(Optional.of(Duration.ofDays(1)), later(0))));
        given.stored(app("Aging", tenant.id(), given.storedDatabase()));
        AtomicInteger warnings = new AtomicInteger();
        CyclicBarrier allHaveRead = new CyclicBarrier(RUNNERS);

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            Apps.SecretExpiry secret =
                    stores.apps().agingSecrets(later(1), Optional.empty(), 10).get(0);
            meet(allHaveRead);
            return stores.apps().markWarned(secret, later(1)) ? warnings.incrementAndGet() : 0;
        }));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(warnings).hasValue(1);
    }

    /** It may become the replaced one just then. */
    @Test
    void aLeakedSecretIsFoundWhileItIsReplaced() throws Exception {
        App app = given.stored(app("Leaked", given.storedTenant().id(), given.storedDatabase()));
        StoredCredential leaked = app.secret().orElseThrow();
        Set<Boolean> found = ConcurrentHashMap.newKeySet();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            if (runner == 0) {
                return stores.apps().update(app.replaceSecret(Given.credential(), Duration.ofDays(1), later(1)));
            }
            Optional<App> locked = stores.apps().lockBySecret(leaked.digest());
            found.add(locked.isPresent());
            return locked.orElse(app);
        }));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(found).containsExactly(true);
    }

    /** The token is current for one of them; the others present a used one. */
    @Test
    void exactlyOneOfManyNodesSendsAMail() throws Exception {
        WaitingMail mail = WaitingMail.create(
                new MailId(Given.uuid()),
                MailKind.INVITATION,
                Owner.installation(),
                "ann@acme.example",
                new EncryptedValue("kek", "sealed"),
                Given.NOW);
        given.inUnitOfWork(() -> stores.outbox().add(mail));
        AtomicInteger claims = new AtomicInteger();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(
                () -> stores.outbox().replace(mail, mail.claimed(later(runner))) ? claims.incrementAndGet() : 0));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(claims).hasValue(1);
    }

    @Test
    void exactlyOneOfManyUsesATimeBasedCode() throws Exception {
        Member olga = given.stored(Given.operator("olga@example.com"));
        Totp pending =
                Totp.pending(new FactorId(Given.uuid()), olga.id(), new EncryptedValue("kek", "sealed"), Given.NOW);
        given.inUnitOfWork(() -> stores.factors().replacePending(pending));
        given.inUnitOfWork(() -> stores.factors().confirm(pending.confirmed(1, Given.NOW)));
        AtomicInteger accepted = new AtomicInteger();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(
                () -> stores.factors().use(pending.id(), 2, later(1)) ? accepted.incrementAndGet() : 0));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(accepted).hasValue(1);
    }

    @Test
    void exactlyOneOfManyRegistersAPasskeyAndOneUsesItsCount() throws Exception {
        Member olga = given.stored(Given.operator("olga@example.com"));
        Member otto = given.stored(Given.operator("otto@example.com"));
        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            stores.factors()
                    .addPasskey(Passkey.made(
                            new FactorId(Given.uuid()),
                            (runner % 2 == 0 ? olga : otto).id(),
                            new DisplayName("A phone"),
                            new PasskeyCredential("one", "key"),
                            1,
                            later(1)));
            return 1;
        }));
        assertThat(outcomes).containsOnlyOnce(Optional.empty());
        assertThat(outcomes).contains(Optional.of(Refusal.PASSKEY_TAKEN));
        FactorId id = given.inUnitOfWork(() -> stores.factors().findPasskey("one"))
                .orElseThrow()
                .id();
        AtomicInteger accepted = new AtomicInteger();

        List<Optional<Refusal>> uses = race(runner -> given.inUnitOfWork(
                () -> stores.factors().usePasskey(id, 2, later(1)) ? accepted.incrementAndGet() : 0));

        assertThat(uses).allMatch(Optional::isEmpty);
        assertThat(accepted).hasValue(1);
    }

    @Test
    void exactlyOneOfManyUsesARecoveryCode() throws Exception {
        Member olga = given.stored(Given.operator("olga@example.com"));
        SecretDigest code = SecretDigest.ofText("code");
        given.inUnitOfWork(() -> stores.factors().replaceRecoveryCodes(olga.id(), Set.of(code)));
        AtomicInteger accepted = new AtomicInteger();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(
                () -> stores.factors().useRecoveryCode(olga.id(), code) ? accepted.incrementAndGet() : 0));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(accepted).hasValue(1);
    }

    @Test
    void exactlyOneOfManyUsesARefreshToken() throws Exception {
        RefreshToken token = RefreshToken.first(new SessionId(Given.uuid()), "family", "first");
        SessionPolicy policy = new SessionPolicy(
                "issuer", "audience", Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofDays(7));
        Device device = new Device("192.0.2.1", "Firefox on Linux");
        Session session =
                Session.start(given.stored(Given.operator("olga@example.com")), token, device, policy, Given.NOW);
        given.inUnitOfWork(() -> stores.sessions().add(session));
        AtomicInteger current = new AtomicInteger();
        AtomicInteger used = new AtomicInteger();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            Session locked = stores.sessions().lock(session.id()).orElseThrow();
            if (locked.judge(token) == Renewal.Presented.CURRENT) {
                current.incrementAndGet();
                stores.sessions().renew(locked.renewed(token.next("next-" + runner), device, policy, later(1)));
            } else if (locked.judge(token) == Renewal.Presented.USED) {
                used.incrementAndGet();
            }
            return locked;
        }));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(current).hasValue(1);
        assertThat(used).hasValue(RUNNERS - 1);
    }

    /** Either the issuer goes and nobody has a credential of it, or it stays. */
    @Test
    void noAppKeepsACredentialOfAnIssuerThatIsGone() throws Exception {
        TrustedIssuer issuer = given.stored(Given.trustedIssuer("https://issuer.example"));
        TenantId tenant = given.storedTenant().id();
        RegionDatabase database = given.storedDatabase();
        List<App> apps = IntStream.range(0, RUNNERS)
                .mapToObj(i -> given.stored(app("App " + i, tenant, database)))
                .toList();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            if (runner % 2 == 0) {
                stores.trustedIssuers().remove(issuer);
                return issuer;
            }
            App app = apps.get(runner);
            return stores.apps()
                    .update(app.withCredentials(
                            app.credentials().withFederated(List.of(Given.federated("Main", issuer, "me"))), later(1)));
        }));

        boolean gone = given.inUnitOfWork(() -> stores.trustedIssuers().find(issuer.id()))
                .isEmpty();
        long users = apps.stream()
                .filter(app -> stores.federationDirectory().hasAny(app.id()))
                .count();
        assertThat(outcomes.stream().flatMap(Optional::stream))
                .isSubsetOf(Refusal.TRUSTED_ISSUER_IN_USE, Refusal.CONCURRENT_CHANGE);
        assertThat(users).isEqualTo(gone ? 0 : RUNNERS / 2);
    }

    /** A secret, keys and federated credentials may not all go at once. */
    @Test
    void ofRemovalsOfEveryKindOfCredentialOneIsLeft() throws Exception {
        TrustedIssuer issuer = given.stored(Given.trustedIssuer("https://issuer.example"));
        App app = given.stored(app("Three kinds", given.storedTenant().id(), given.storedDatabase()));
        given.inUnitOfWork(() -> stores.apps()
                .update(app.withCredentials(
                        app.credentials().withFederated(List.of(Given.federated("Main", issuer, "me"))), later(1))));
        CyclicBarrier allHaveRead = new CyclicBarrier(RUNNERS);

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            App read = stores.apps().find(app.tenant(), app.id()).orElseThrow();
            meet(allHaveRead);
            return stores.apps()
                    .update(read.withCredentials(
                            runner % 2 == 0
                                    ? read.credentials().withoutSecret()
                                    : read.credentials().withFederated(List.of()),
                            later(2)));
        }));

        assertOneWon(outcomes);
        assertThat(given.inUnitOfWork(() -> stores.apps().find(app.tenant(), app.id()))
                        .orElseThrow()
                        .credentials()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void ofTwoRemovalsOfDifferentCredentialsOneSucceeds() throws Exception {
        App app = given.stored(app("Two credentials", given.storedTenant().id(), given.storedDatabase()));
        given.inUnitOfWork(() -> stores.apps()
                .update(app.withCredentials(app.credentials().withPublicKeys(List.of(Given.clientKey())), later(1))));
        CyclicBarrier allHaveRead = new CyclicBarrier(RUNNERS);

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            App read = stores.apps().find(app.tenant(), app.id()).orElseThrow();
            meet(allHaveRead);
            return stores.apps()
                    .update(read.withCredentials(
                            runner % 2 == 0
                                    ? read.credentials().withoutSecret()
                                    : read.credentials().withPublicKeys(List.of()),
                            later(2)));
        }));

        assertOneWon(outcomes);
        assertThat(given.inUnitOfWork(() -> stores.apps().find(app.tenant(), app.id()))
                        .orElseThrow()
                        .credentials()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void oneOfManyUsesOfAnAssertionIsTheFirst() throws Exception {
        String digest = Given.digest().hex();
        AtomicInteger firsts = new AtomicInteger();

        race(runner -> stores.usedAssertions().remember(digest, later(60)) ? firsts.incrementAndGet() : 0);

        assertThat(firsts).hasValue(1);
    }

    @Test
    void aLeakedSecretIsFoundLockedAsItIsStored() throws Exception {
        App app = given.stored(app("Leaked", given.storedTenant().id(), given.storedDatabase()));

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> stores.apps()
                .lockBySecret(app.secret().orElseThrow().digest())
                .map(found -> stores.apps()
                        .update(found.withCredentials(found.credentials().secretRevoked(), later(1))))));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(given.inUnitOfWork(() -> stores.apps().find(app.tenant(), app.id()))
                        .orElseThrow()
                        .credentialVersion())
                .isEqualTo(2);
    }

    @Test
    void aChangeAndARemovalOfOneVersionDoNotBothSucceed() throws Exception {
        App app = given.stored(app("Contested", given.storedTenant().id(), given.storedDatabase()));

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            if (runner % 2 == 0) {
                stores.apps().remove(app, Given.NOW);
            } else {
                stores.apps().update(app.withSettings(settings("After " + runner), later(1)));
            }
            return true;
        }));

        assertOneWon(outcomes);
    }

    @Test
    void exactlyOneOfManyNodesAddsTheSigningKey() throws Exception {
        List<Optional<Refusal>> outcomes = race(runner -> {
            SigningKey key = Given.signingKey(KeyPurpose.ACCESS_TOKEN, later(runner));
            given.inUnitOfWork(() -> stores.signingKeys().add(key));
            return key;
        });

        assertOneWon(outcomes);
        assertThat(given.inUnitOfWork(() -> stores.signingKeys().live(KeyPurpose.ACCESS_TOKEN))
                        .keys())
                .hasSize(1);
    }

    @Test
    void exactlyOneOfManyNodesAnnouncesTheNextSigningKey() throws Exception {
        List<Optional<Refusal>> outcomes = race(runner -> {
            SigningKey key = Given.announcedKey(KeyPurpose.ACCESS_TOKEN, later(runner));
            given.inUnitOfWork(() -> stores.signingKeys().add(key));
            return key;
        });

        assertOneWon(outcomes);
    }

    @Test
    void exactlyOneOfManyApisGetsAnIdentifierAndOneIsTheDefault() throws Exception {
        List<Optional<Refusal>> identifiers = race(runner -> given.stored(Given.api("https://api.example")));
        List<Optional<Refusal>> defaults = race(runner -> given.stored(Given.defaultApi()));

        assertThat(identifiers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(identifiers)
                .filteredOn(outcome -> outcome.equals(Optional.of(Refusal.IDENTIFIER_TAKEN)))
                .hasSize(RUNNERS - 1);
        assertThat(defaults).filteredOn(Optional::isEmpty).hasSize(1);
    }

    @Test
    void noPlanOpensAnApiThatIsRemovedMeanwhile() throws Exception {
        ResourceServer api = given.stored(Given.api("https://api.example"));
        List<Plan> plans = IntStream.range(0, RUNNERS)
                .mapToObj(runner -> given.storedPlan())
                .toList();
        List<OpenedApi> opened = List.of(new OpenedApi(api.id(), List.of("read")));

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            if (runner == 0) {
                stores.resourceServers().remove(api);
                return api;
            }
            return stores.plans().update(plans.get(runner).opening(opened, later(1)));
        }));

        assertThat(outcomes.get(0)).isEmpty();
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.orElse(Refusal.CONCURRENT_CHANGE))
                .isEqualTo(Refusal.CONCURRENT_CHANGE));
        for (Plan plan : plans) {
            assertThat(given.inUnitOfWork(() -> stores.plans().find(plan.code()))
                            .orElseThrow()
                            .apis())
                    .isEmpty();
        }
    }

    @Test
    void nodesThatLockTheKeysAllSeeTheOneThatTheFirstAnnounced() throws Exception {
        Set<String> announced = ConcurrentHashMap.newKeySet();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            SigningKey next = stores.signingKeys()
                    .lock(KeyPurpose.ACCESS_TOKEN)
                    .announced(SigningAlgorithm.ES256)
                    .orElseGet(() -> {
                        SigningKey made = Given.announcedKey(KeyPurpose.ACCESS_TOKEN, later(runner));
                        stores.signingKeys().add(made);
                        return made;
                    });
            announced.add(next.kid());
            return next;
        }));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(announced).hasSize(1);
    }

    @Test
    void noRevisionIsLostWhenManyChangeKeys() throws Exception {
        long before = stores.keyRevisions().now(KeyPurpose.SESSION);

        race(runner -> given.inUnitOfWork(() -> {
            stores.signingKeys().lock(KeyPurpose.SESSION);
            stores.signingKeys()
                    .add(Given.announcedKey(KeyPurpose.SESSION, later(runner))
                            .sign(later(runner))
                            .retire(later(runner)));
            return runner;
        }));

        assertThat(stores.keyRevisions().now(KeyPurpose.SESSION)).isEqualTo(before + RUNNERS);
    }

    @Test
    void exactlyOneOfManyGetsACodeOrAnAddress() throws Exception {
        List<Optional<Refusal>> codes = race(runner -> given.inUnitOfWork(() -> addPlan(Given.plan("standard"))));
        List<Optional<Refusal>> addresses = race(runner -> given.stored(Given.operator("olga@example.com")));

        assertThat(codes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(codes).filteredOn(Optional.of(Refusal.CODE_TAKEN)::equals).hasSize(RUNNERS - 1);
        assertThat(addresses).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(addresses)
                .filteredOn(Optional.of(Refusal.EMAIL_TAKEN)::equals)
                .hasSize(RUNNERS - 1);
    }

    @Test
    void theTenantsLockKeepsTheAppLimit() throws Exception {
        int limit = 5;
        Tenant tenant = given.storedTenant();
        given.inUnitOfWork(() -> stores.tenants().update(tenant.with(tenant.name(), limit, PlanPolicy.OPEN, later(1))));
        RegionDatabase region = given.storedDatabase();

        List<Optional<Refusal>> outcomes = race(runner -> given.inUnitOfWork(() -> {
            Tenant locked = stores.tenants().lock(tenant.id()).orElseThrow();
            locked.requireRoomForOneMore(stores.apps().count(tenant.id()));
            stores.apps().add(app("App " + runner, tenant.id(), region));
            return locked;
        }));

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(limit);
        assertThat(outcomes)
                .filteredOn(Optional.of(Refusal.APP_LIMIT_REACHED)::equals)
                .hasSize(RUNNERS - limit);
        assertThat(given.inUnitOfWork(() -> stores.apps().count(tenant.id()))).isEqualTo(limit);
    }

    @Test
    void theLocksOfTenantOperatorsAndResourceServersKeepTheirBounds() throws Exception {
        Tenant tenant = given.storedTenant();
        given.stored(Given.operator("olga@example.com"));
        given.inUnitOfWork(() -> stores.resourceServers().add(Given.resourceServer()));
        int room = 5;

        List<Optional<Refusal>> members = race(runner -> given.inUnitOfWork(() -> {
            stores.tenants().lock(tenant.id());
            requireRoom(stores.members().count(Owner.of(tenant.id())), room);
            stores.members().add(Given.member(tenant.id(), "member" + runner + "@example.com"));
            return runner;
        }));
        List<Optional<Refusal>> operators = race(runner -> given.inUnitOfWork(() -> {
            stores.members().lockOperators();
            requireRoom(stores.members().count(Owner.installation()), room + 1);
            stores.members().add(Given.operator("operator" + runner + "@example.com"));
            return runner;
        }));
        List<Optional<Refusal>> invitations = race(runner -> given.inUnitOfWork(() -> {
            stores.members().lockOperators();
            requireRoom(stores.invitations().countPending(Owner.installation(), later(0)), room);
            stores.invitations().add(Given.invitation(Owner.installation()));
            return runner;
        }));
        List<Optional<Refusal>> servers = race(runner -> given.inUnitOfWork(() -> {
            requireRoom(stores.resourceServers().lockAndCount(), room + 1);
            stores.resourceServers().add(Given.resourceServer());
            return runner;
        }));

        for (List<Optional<Refusal>> outcomes : List.of(members, operators, invitations, servers)) {
            assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(room);
            assertThat(outcomes)
                    .filteredOn(Optional.of(Refusal.LIMIT_REACHED)::equals)
                    .hasSize(RUNNERS - room);
        }
    }

    private static void requireRoom(long stored, long most) {
        if (stored >= most) {
            throw new RuleBroken(Refusal.LIMIT_REACHED);
        }
    }

    @Test
    void aLockShowsTheRowAsItIsStoredThoughItWasReadBefore() throws Exception {
        Tenant tenant = given.storedTenant();
        Plan plan = given.storedPlan();
        RegionDatabase database = given.storedDatabase();

        given.inUnitOfWork(() -> {
            stores.tenants().find(tenant.id());
            stores.plans().find(plan.code());
            stores.regions().find(database.region());
            elsewhere(() -> {
                stores.tenants().update(tenant.become(TenantStatus.SUSPENDED, later(1)));
                stores.plans().update(plan.become(PlanStatus.ARCHIVED, later(1)));
                stores.regions()
                        .update(stores.regions()
                                .find(database.region())
                                .orElseThrow()
                                .with(new DisplayName("Else"), false, later(1)));
            });

            assertThat(stores.tenants().lock(tenant.id()).orElseThrow().status())
                    .isEqualTo(TenantStatus.SUSPENDED);
            assertThat(stores.plans().lock(plan.code()).orElseThrow().status()).isEqualTo(PlanStatus.ARCHIVED);
            assertThat(stores.regions().lock(database.region()).orElseThrow().active())
                    .isFalse();
        });
    }

    @Test
    void aLockedRowIsChangedByNobodyElse() throws Exception {
        Tenant tenant = given.storedTenant();
        CountDownLatch started = new CountDownLatch(1);
        List<String> order = new ArrayList<>();

        Future<Tenant> other = given.inUnitOfWork(() -> {
            Tenant locked = stores.tenants().lock(tenant.id()).orElseThrow();
            Future<Tenant> waiting = threads.submit(() -> given.inUnitOfWork(() -> {
                started.countDown();
                Tenant second = stores.tenants().lock(tenant.id()).orElseThrow();
                order.add("second");
                return second;
            }));
            await(started);
            Tenant changed = stores.tenants().update(locked.become(TenantStatus.SUSPENDED, later(1)));
            assertThat(waiting).isNotDone();
            order.add("first");
            assertThat(changed.version()).isEqualTo(locked.version() + 1);
            return waiting;
        });

        assertThat(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS).status()).isEqualTo(TenantStatus.SUSPENDED);
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void aChangeMadeElsewhereAfterTheRowWasReadIsAConcurrentChange() {
        Tenant tenant = given.storedTenant();

        List<Optional<Refusal>> outcome = List.of(outcomeOf(() -> given.inUnitOfWork(() -> {
            Tenant read = stores.tenants().find(tenant.id()).orElseThrow();
            elsewhere(() -> stores.tenants().update(tenant.become(TenantStatus.SUSPENDED, later(1))));
            return stores.tenants().update(read.with(new DisplayName("Beta"), 1, PlanPolicy.OPEN, later(2)));
        })));

        assertThat(outcome).containsExactly(Optional.of(Refusal.CONCURRENT_CHANGE));
    }

    @Test
    void issuingSeesOnlyWhatWasStoredAndWaitsForNobody() {
        App app = given.stored(app("Locked", given.storedTenant().id(), given.storedDatabase()));

        given.inUnitOfWork(() -> {
            stores.tenants().lock(app.tenant());
            stores.apps().update(app.replaceSecret(Given.credential(), later(1)));
            assertThat(stores.issuanceDirectory()
                            .find(app.clientId(), Optional.empty())
                            .orElseThrow()
                            .secret())
                    .isEqualTo(app.secret().map(StoredCredential::digest));
        });
    }

    private Plan addPlan(Plan plan) {
        stores.plans().add(plan);
        return plan;
    }

    private static void assertOneWon(List<Optional<Refusal>> outcomes) {
        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Optional.of(Refusal.CONCURRENT_CHANGE)::equals)
                .hasSize(RUNNERS - 1);
    }

    /** Does something in a unit of work of another thread, and waits for its end. */
    private void elsewhere(Runnable work) {
        try {
            threads.submit(() -> given.inUnitOfWork(work)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Lets all runners do the same at the same time, and says how each was refused. */
    /** Each takes the role from the next one, in a circle: whoever is the last with it keeps it. */
    @Test
    void ofOperatorsWhoDemoteEachOtherOneRemains() throws Exception {
        List<Member> operators = IntStream.range(0, RUNNERS)
                .mapToObj(runner -> given.stored(Given.operator("olga" + runner + "@host.example")))
                .toList();
        ManageMembersService members = new ManageMembersService(
                stores.unitOfWork(),
                stores.tenants(),
                stores.members(),
                stores.sessions(),
                stores.invitations(),
                stores.passwordResets(),
                new PasswordPolicy("mint.example", Set.of()),
                new PlainHasher(),
                Given::uuid,
                new RecordedAudit(),
                Clock.systemUTC());

        List<Optional<Refusal>> outcomes = race(runner -> members.change(new ManageMembers.Change(
                Owner.installation(),
                operators.get((runner + 1) % RUNNERS).id(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("platform-viewer", "platform-support")),
                Optional.empty())));

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(RUNNERS - 1);
        assertThat(outcomes).contains(Optional.of(Refusal.LAST_ADMIN));
        assertThat(operators)
                .filteredOn(
                        operator -> given.inUnitOfWork(() -> stores.members().find(operator.id()))
                                .orElseThrow()
                                .isAdmin())
                .hasSize(1);
    }

    @Test
    void manyWhoSumUpTheSameDayCountItOnce() throws Exception {
        App app = given.stored(app("Busy", given.storedTenant().id(), given.storedDatabase()));
        LocalDate today = Hour.of(Given.NOW).day();
        Hour yesterday = Hour.firstOf(today).plus(-1);
        given.inUnitOfWork(() -> stores.activities()
                .add(new ActivityBatch(
                        Map.of(app.id(), List.of(new OutcomeCount(yesterday, OutcomeCount.ISSUED, 7))),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of())));

        List<Optional<Refusal>> outcomes = race(runner -> {
            given.inUnitOfWork(() -> stores.activities().sumUp(today));
            return runner;
        });

        assertThat(outcomes).containsOnly(Optional.empty());
        assertThat(given.inUnitOfWork(() -> stores.activities().daysOfAll(today.minusDays(1))))
                .containsExactly(new DayCount(today.minusDays(1), 7, 0));
    }

    private List<Optional<Refusal>> race(Runner work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RUNNERS);
        List<Future<Optional<Refusal>>> running = IntStream.range(0, RUNNERS)
                .mapToObj(runner -> threads.submit(() -> {
                    meet(start);
                    return outcomeOf(() -> work.run(runner));
                }))
                .toList();
        List<Optional<Refusal>> outcomes = new ArrayList<>();
        for (Future<Optional<Refusal>> outcome : running) {
            outcomes.add(outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return outcomes;
    }

    private static Optional<Refusal> outcomeOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuleBroken broken) {
            return Optional.of(broken.refusal());
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException error) {
            throw new IllegalStateException(error);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    private interface Runner {
        Object run(int runner);
    }
}
