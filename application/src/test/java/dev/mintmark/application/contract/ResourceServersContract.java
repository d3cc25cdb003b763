package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.firstPage;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.domain.introspection.ResourceServerId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of resource servers does. */
public abstract class ResourceServersContract {
    private ResourceServers servers;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void noServers() {
        Stores stores = stores();
        servers = stores.resourceServers();
        given = new Given(stores);
    }

    private ResourceServer stored() {
        ResourceServer server = Given.resourceServer();
        given.inUnitOfWork(() -> servers.add(server));
        return server;
    }

    private Optional<ResourceServer> find(ResourceServer server) {
        return given.inUnitOfWork(() -> servers.find(server.id()));
    }

    private static SecretDigest digest(ResourceServer server) {
        return server.secret().map(StoredCredential::digest).orElseThrow();
    }

    @Test
    void findsAServerByIdClientIdAndSecret() {
        ResourceServer server = stored();
        stored();

        assertThat(find(server)).contains(server);
        assertThat(given.inUnitOfWork(() -> servers.find(server.clientId()))).contains(server);
        assertThat(given.inUnitOfWork(() -> servers.lockBySecret(digest(server))))
                .contains(server);
    }

    @Test
    void findsNothingUnknown() {
        stored();

        assertThat(given.inUnitOfWork(() -> servers.find(new ResourceServerId(Given.uuid()))))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> servers.find(ResourceServerClientId.like(Given.clientId()))))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> servers.lockBySecret(Given.digest())))
                .isEmpty();
    }

    @Test
    void storesAnotherSecretOrNoneUnderTheNextVersion() {
        ResourceServer server = stored();

        ResourceServer changed =
                given.inUnitOfWork(() -> servers.update(server.with(Optional.of(Given.credential()), later(1))));
        ResourceServer revoked = given.inUnitOfWork(() -> servers.update(changed.with(Optional.empty(), later(2))));

        assertThat(changed.version()).isEqualTo(server.version() + 1);
        assertThat(find(server)).contains(revoked);
        assertThat(revoked.secret()).isEmpty();
        assertThat(given.inUnitOfWork(() -> servers.lockBySecret(digest(server))))
                .isEmpty();
    }

    @Test
    void refusesAChangeOrARemovalMadeOnAnOlderVersion() {
        ResourceServer server = stored();
        given.inUnitOfWork(() -> servers.update(server.with(Optional.empty(), later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> servers.update(server.with(Optional.empty(), later(2)))));
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> servers.remove(server)));
    }

    @Test
    void removesAServer() {
        ResourceServer server = stored();

        given.inUnitOfWork(() -> servers.remove(server));

        assertThat(find(server)).isEmpty();
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> servers.remove(server)));
    }

    @Test
    void listsTheOldestFirstAndPagesThrough() {
        List<ResourceServer> all = List.of(stored(), stored(), stored());

        Page<ResourceServer> first = given.inUnitOfWork(() -> servers.list(firstPage(2)));
        Page<ResourceServer> second = given.inUnitOfWork(() -> servers.list(new Page.Request(2, first.next())));

        assertThat(first.items()).isEqualTo(all.subList(0, 2));
        assertThat(second.items()).isEqualTo(all.subList(2, 3));
        assertThat(second.next()).isEmpty();
    }
}
