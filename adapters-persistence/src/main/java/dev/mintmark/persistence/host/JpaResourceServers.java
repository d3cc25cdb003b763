package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.domain.introspection.ResourceServerId;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The resource servers in the database. */
public final class JpaResourceServers implements ResourceServers {
    private final EntityManager em;

    public JpaResourceServers(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(ResourceServer server) {
        Rows.insert(em, ResourceServerEntity.from(server));
    }

    @Override
    public ResourceServer update(ResourceServer server) {
        return StoreErrors.translated(() -> {
            ResourceServerEntity row =
                    Rows.require(em, ResourceServerEntity.class, server.id().value());
            row.change(server);
            em.flush();
            return row.toDomain();
        });
    }

    @Override
    public void remove(ResourceServer server) {
        StoreErrors.translated(() -> {
            ResourceServerEntity row =
                    Rows.require(em, ResourceServerEntity.class, server.id().value());
            row.requireVersionOf(server);
            em.remove(row);
            em.flush();
            return row;
        });
    }

    @Override
    public Optional<ResourceServer> find(ResourceServerId id) {
        return Rows.find(em, ResourceServerEntity.class, id.value()).map(ResourceServerEntity::toDomain);
    }

    @Override
    public Optional<ResourceServer> find(ResourceServerClientId clientId) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select s from ResourceServerEntity s where s.clientId = :clientId", ResourceServerEntity.class)
                .setParameter("clientId", clientId.value())
                .getResultStream()
                .findFirst()
                .map(ResourceServerEntity::toDomain));
    }

    @Override
    public Optional<ResourceServer> lockBySecret(SecretDigest digest) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select s from ResourceServerEntity s where s.secretDigest = :digest",
                        ResourceServerEntity.class)
                .setParameter("digest", digest.hex())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(ResourceServerEntity::toDomain));
    }

    @Override
    public long lockAndCount() {
        return StoreErrors.translated(() -> {
            em.createNativeQuery("SELECT id FROM resource_server ORDER BY id FOR UPDATE")
                    .getResultList();
            return em.createQuery("select count(s) from ResourceServerEntity s", Long.class)
                    .getSingleResult();
        });
    }

    @Override
    public Page<ResourceServer> list(Page.Request page) {
        return StoreErrors.translated(() -> {
            List<ResourceServer> servers = em.createQuery(
                            "select s from ResourceServerEntity s where s.id > :after order by s.id",
                            ResourceServerEntity.class)
                    .setParameter("after", Cursors.afterId(page))
                    .setMaxResults(page.limit() + 1)
                    .getResultStream()
                    .map(ResourceServerEntity::toDomain)
                    .toList();
            return Page.cut(servers, page.limit(), server -> Cursors.at(server.id()));
        });
    }
}
