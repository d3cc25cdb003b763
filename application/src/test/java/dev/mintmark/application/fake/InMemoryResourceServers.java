package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.key.KeyUse;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resource servers in memory. */
final class InMemoryResourceServers implements ResourceServers {
    private final Rows<ResourceServerId, ResourceServer> rows = new Rows<>(ResourceServer::id, ResourceServer::version);
    private final InMemoryPlans plans;
    private final InMemoryApps apps;
    private Map<ActivityBatch.AppApi, Instant> uses = new HashMap<>();
    private Map<ResourceServerId, Instant> lastIssued = new HashMap<>();

    InMemoryResourceServers(InMemoryPlans plans, InMemoryApps apps) {
        this.plans = plans;
        this.apps = apps;
    }

    Runnable snapshot() {
        Map<ResourceServerId, ResourceServer> before = rows.snapshot();
        Map<ActivityBatch.AppApi, Instant> usesBefore = new HashMap<>(uses);
        Map<ResourceServerId, Instant> lastBefore = new HashMap<>(lastIssued);
        return () -> {
            rows.restore(before);
            uses = usesBefore;
            lastIssued = lastBefore;
        };
    }

    @Override
    public void add(ResourceServer server) {
        server.api().ifPresent(api -> {
            requireFree(server, api);
            if (api.isDefault() && findDefault().isPresent()) {
                throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
            }
        });
        rows.add(server, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public long lockAndCount() {
        return rows.all().size();
    }

    @Override
    public ResourceServer update(ResourceServer server) {
        server.api().ifPresent(api -> requireFree(server, api));
        return rows.update(
                server,
                version -> new ResourceServer(
                        server.id(),
                        server.clientId(),
                        server.name(),
                        server.api(),
                        server.secret(),
                        server.createdAt(),
                        server.updatedAt(),
                        version));
    }

    @Override
    public void remove(ResourceServer server) {
        rows.remove(server);
        uses.keySet().removeIf(use -> use.api().equals(server.id()));
        plans.forget(server.id());
    }

    @Override
    public Optional<ResourceServer> find(ResourceServerId id) {
        return rows.find(id);
    }

    private void requireFree(ResourceServer server, Api api) {
        if (find(api.identifier())
                .filter(other -> !other.id().equals(server.id()))
                .isPresent()) {
            throw new RuleBroken(Refusal.IDENTIFIER_TAKEN);
        }
    }

    @Override
    public Optional<ResourceServer> find(ApiIdentifier identifier) {
        return rows.all().stream()
                .filter(server -> server.api()
                        .filter(api -> api.identifier().equals(identifier))
                        .isPresent())
                .findAny();
    }

    /** All. */
    Collection<ResourceServer> rows() {
        return rows.all();
    }

    @Override
    public Optional<ResourceServer> findDefault() {
        return rows.all().stream().filter(ResourceServer::isDefault).findAny();
    }

    @Override
    public KeyUse keyUse() {
        KeyUse use = new KeyUse(Map.of());
        for (ResourceServer server : rows.all()) {
            Optional<ApiSettings> enabled = server.api().map(Api::settings).filter(ApiSettings::enabled);
            if (enabled.isPresent()) {
                use = use.and(enabled.get().signingAlgorithm(), enabled.get().tokenLifetime());
            }
        }
        return use;
    }

    @Override
    public Usage usage(ResourceServerId id) {
        Set<App> concerned = new HashSet<>(apps.matching(
                app -> uses.containsKey(new ActivityBatch.AppApi(app.id(), id)) || plans.opens(app.plan(), id)));
        return new Usage(
                concerned.size(),
                concerned.stream().map(App::tenant).distinct().count(),
                plans.openers(id),
                Optional.ofNullable(lastIssued.get(id)));
    }

    /** An app got a token for an API. */
    void issued(ActivityBatch.AppApi use, Instant at) {
        if (rows.find(use.api()).isPresent()) {
            lastIssued.merge(use.api(), at, InMemoryResourceServers::later);
            uses.merge(use, at, InMemoryResourceServers::later);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
