package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.key.KeyUse;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The resource servers in the database. */
public final class JpaResourceServers implements ResourceServers {
    private static final Map<String, Refusal> RULES = Map.of(
            "resource_server_identifier_unique", Refusal.IDENTIFIER_TAKEN,
            "resource_server_one_default", Refusal.CONCURRENT_CHANGE);

    private final EntityManager em;

    public JpaResourceServers(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(ResourceServer server) {
        Rows.insert(em, ResourceServerEntity.from(server), RULES);
    }

    @Override
    public ResourceServer update(ResourceServer server) {
        return StoreErrors.translated(RULES, () -> {
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
            // Whoever opens it in a plan locks its row first, too.
            ResourceServerEntity row = Rows.lock(
                            em, ResourceServerEntity.class, server.id().value())
                    .orElseThrow(Versions::gone);
            row.requireVersionOf(server);
            em.createNativeQuery("DELETE FROM plan_api WHERE resource_server_id = ?1")
                    .setParameter(1, server.id().value())
                    .executeUpdate();
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
    public Optional<ResourceServer> find(ApiIdentifier identifier) {
        return findBy("identifier", identifier.value());
    }

    @Override
    public Optional<ResourceServer> findDefault() {
        return findBy("isDefault", true);
    }

    @Override
    public Optional<ResourceServer> find(ResourceServerClientId clientId) {
        return findBy("clientId", clientId.value());
    }

    private Optional<ResourceServer> findBy(String attribute, Object value) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select s from ResourceServerEntity s where s." + attribute + " = :value",
                        ResourceServerEntity.class)
                .setParameter("value", value)
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

    @Override
    public KeyUse keyUse() {
        return StoreErrors.translated(() -> {
            Map<SigningAlgorithm, Duration> lifetimes = new EnumMap<>(SigningAlgorithm.class);
            em.createQuery(
                            "select s.signingAlgorithm, max(s.tokenLifetime) from ResourceServerEntity s"
                                    + " where s.enabled = true group by s.signingAlgorithm",
                            Object[].class)
                    .getResultStream()
                    .forEach(row -> lifetimes.put((SigningAlgorithm) row[0], Duration.ofSeconds((Long) row[1])));
            return new KeyUse(lifetimes);
        });
    }

    @Override
    public Usage usage(ResourceServerId id) {
        return StoreErrors.translated(() -> {
            Object[] apps = (Object[]) em.createNativeQuery("SELECT COUNT(*), COUNT(DISTINCT tenant_id) FROM app"
                            + " WHERE id IN (SELECT app_id FROM api_use WHERE resource_server_id = ?1"
                            + " UNION SELECT a.id FROM plan_api o JOIN app a ON a.plan_code = o.plan_code"
                            + " WHERE o.resource_server_id = ?1)")
                    .setParameter(1, id.value())
                    .getSingleResult();
            Object plans = em.createNativeQuery("SELECT COUNT(*) FROM plan_api WHERE resource_server_id = ?1")
                    .setParameter(1, id.value())
                    .getSingleResult();
            List<?> last = em.createNativeQuery("SELECT last_token_issued_at FROM resource_server WHERE id = ?1")
                    .setParameter(1, id.value())
                    .getResultList();
            return new Usage(
                    ((Number) apps[0]).longValue(),
                    ((Number) apps[1]).longValue(),
                    ((Number) plans).longValue(),
                    last.stream()
                            .filter(Objects::nonNull)
                            .map(micros -> Micros.instant((Long) micros))
                            .findFirst());
        });
    }
}
