package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.domain.introspection.ResourceServerId;
import java.util.Map;
import java.util.Optional;

/** Resource servers in memory. */
final class InMemoryResourceServers implements ResourceServers {
    private final Rows<ResourceServerId, ResourceServer> rows = new Rows<>(ResourceServer::id, ResourceServer::version);

    Runnable snapshot() {
        Map<ResourceServerId, ResourceServer> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(ResourceServer server) {
        rows.add(server, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public long lockAndCount() {
        return rows.all().size();
    }

    @Override
    public ResourceServer update(ResourceServer server) {
        return rows.update(
                server,
                version -> new ResourceServer(
                        server.id(),
                        server.clientId(),
                        server.name(),
                        server.secret(),
                        server.createdAt(),
                        server.updatedAt(),
                        version));
    }

    @Override
    public void remove(ResourceServer server) {
        rows.remove(server);
    }

    @Override
    public Optional<ResourceServer> find(ResourceServerId id) {
        return rows.find(id);
    }

    @Override
    public Optional<ResourceServer> find(ResourceServerClientId clientId) {
        return rows.all().stream()
                .filter(server -> server.clientId().equals(clientId))
                .findAny();
    }

    @Override
    public Optional<ResourceServer> lockBySecret(SecretDigest digest) {
        return rows.all().stream()
                .filter(server -> server.secret()
                        .filter(secret -> secret.digest().equals(digest))
                        .isPresent())
                .findAny();
    }

    @Override
    public Page<ResourceServer> list(Page.Request page) {
        return rows.page(page, server -> server.id().toString());
    }
}
