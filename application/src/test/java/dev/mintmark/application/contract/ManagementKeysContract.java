package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.firstPage;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.domain.tenant.Owner;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of management keys does. */
public abstract class ManagementKeysContract {
    private static final SessionPolicy POLICY = new SessionPolicy(
            "https://mint.example/session",
            "mintmark-management",
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofDays(7));

    private Stores stores;
    private ManagementKeys keys;
    private Given given;
    private Member maker;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aMaker() {
        stores = stores();
        keys = stores.managementKeys();
        given = new Given(stores);
        maker = given.stored(Given.member(given.storedTenant().id(), "ada@example.com"));
    }

    @Test
    void findsAKeyByIdAndDigest() {
        ManagementKey ofTenant = given.stored(Given.managementKey(maker));
        ManagementKey ofHost = given.stored(Given.managementKey(given.stored(Given.operator("olga@example.com"))));

        assertThat(find(ofTenant)).contains(ofTenant);
        assertThat(find(ofHost)).contains(ofHost);
        assertThat(given.inUnitOfWork(() -> keys.lock(ofTenant.digest()))).contains(ofTenant);
        assertThat(given.inUnitOfWork(() -> keys.lock(Given.digest()))).isEmpty();
        assertThat(given.inUnitOfWork(() -> keys.find(new ManagementKeyId(Given.uuid()))))
                .isEmpty();
    }

    @Test
    void keepsForWhichAppsAKeyIsWhenItExpiresAndWhenItWasUsedLast() {
        ManagementKey made = Given.managementKey(maker);
        ManagementKey key = given.stored(new ManagementKey(
                made.id(),
                made.owner(),
                made.maker(),
                made.madeByKey(),
                made.name(),
                made.role(),
                Optional.of(Set.of(new AppId(Given.uuid()), new AppId(Given.uuid()))),
                made.digest(),
                made.hint(),
                made.createdAt(),
                later(60),
                Optional.empty()));

        given.inUnitOfWork(() -> keys.used(key.id(), later(5)));

        assertThat(find(key).map(ManagementKey::onlyApps)).contains(key.onlyApps());
        assertThat(find(key).map(ManagementKey::expiresAt)).contains(later(60));
        assertThat(find(key).flatMap(ManagementKey::lastUsedAt)).contains(later(5));
    }

    @Test
    void removesAKeyWithItsSessionsOnce() {
        ManagementKey key = given.stored(Given.managementKey(maker));
        ManagementKey other = given.stored(Given.managementKey(maker));
        Session session = Session.start(new SessionId(Given.uuid()), key, POLICY, Given.NOW);
        given.inUnitOfWork(() -> stores.sessions().add(session));

        assertThat(given.inUnitOfWork(() -> keys.remove(key.id()))).isTrue();

        assertThat(given.inUnitOfWork(() -> keys.remove(key.id()))).isFalse();
        assertThat(find(key)).isEmpty();
        assertThat(find(other)).contains(other);
        assertThat(given.inUnitOfWork(() -> stores.sessions().find(session.id())))
                .isEmpty();
    }

    @Test
    void removesWhatAKeyMadeWithIt() {
        ManagementKey key = given.stored(Given.managementKey(maker));
        ManagementKey child = given.stored(Given.managementKey(maker, key));
        ManagementKey grandchild = given.stored(Given.managementKey(maker, child));
        ManagementKey other = given.stored(Given.managementKey(maker));

        assertThat(find(child)).contains(child);
        assertThat(given.inUnitOfWork(() -> keys.lockMadeBy(key.id()))).containsExactly(child);
        assertThat(given.inUnitOfWork(() -> keys.lock(child.id()))).contains(child);
        given.inUnitOfWork(() -> keys.remove(key.id()));

        assertThat(find(child)).isEmpty();
        assertThat(find(grandchild)).isEmpty();
        assertThat(find(other)).contains(other);
        assertThat(given.inUnitOfWork(() -> keys.lock(child.id()))).isEmpty();
    }

    @Test
    void countsThoseOfOneOwnerAndForgetsTheExpired() {
        ManagementKey key = given.stored(Given.managementKey(maker));
        given.stored(Given.managementKey(maker, key));
        given.stored(Given.managementKey(given.stored(Given.operator("olga@example.com"))));

        assertThat(given.inUnitOfWork(() -> keys.count(maker.owner()))).isEqualTo(2);
        assertThat(given.inUnitOfWork(() -> keys.count(Owner.installation()))).isEqualTo(1);
        given.inUnitOfWork(() -> keys.forgetExpired(key.expiresAt()));
        assertThat(given.inUnitOfWork(() -> keys.count(maker.owner()))).isEqualTo(2);
        given.inUnitOfWork(() -> keys.forgetExpired(key.expiresAt().plusSeconds(1)));
        assertThat(given.inUnitOfWork(() -> keys.count(maker.owner()))).isZero();
    }

    @Test
    void listsThoseOfOneTenantOrOfTheInstallationTheOldestFirst() {
        ManagementKey first = given.stored(Given.managementKey(maker));
        ManagementKey hosts = given.stored(Given.managementKey(given.stored(Given.operator("olga@example.com"))));
        ManagementKey second = given.stored(Given.managementKey(maker));
        given.stored(Given.managementKey(
                given.stored(Given.member(given.storedTenant().id(), "bob@example.com"))));

        Page<ManagementKey> page = given.inUnitOfWork(() -> keys.list(maker.owner(), firstPage(1)));
        Page<ManagementKey> next = given.inUnitOfWork(() -> keys.list(maker.owner(), new Page.Request(5, page.next())));

        assertThat(page.items()).containsExactly(first);
        assertThat(next.items()).containsExactly(second);
        assertThat(next.next()).isEmpty();
        assertThat(given.inUnitOfWork(() -> keys.list(Owner.installation(), firstPage(5)))
                        .items())
                .containsExactly(hosts);
    }

    private Optional<ManagementKey> find(ManagementKey key) {
        return given.inUnitOfWork(() -> keys.find(key.id()));
    }
}
