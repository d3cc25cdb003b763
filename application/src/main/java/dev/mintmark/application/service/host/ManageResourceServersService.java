package dev.mintmark.application.service.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.application.service.key.ApiKeys;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manages resource servers, and has keys for what those that are APIs sign with. */
public final class ManageResourceServersService implements ManageResourceServers {
    private static final DisplayName NAME_OF_DEFAULT = new DisplayName("Default API");

    private final UnitOfWork unitOfWork;
    private final ResourceServers servers;
    private final ApiKeys keys;
    private final TokenPolicy policy;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageResourceServersService(
            UnitOfWork unitOfWork,
            ResourceServers servers,
            ApiKeys keys,
            TokenPolicy policy,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.servers = servers;
        this.keys = keys;
        this.policy = policy;
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void followConfiguration() {
        unitOfWork.run(() -> {
            keys.lock();
            Optional<ResourceServer> stored = servers.findDefault();
            if (stored.isPresent()) {
                follow(stored.get());
            } else {
                addDefault();
            }
        });
    }

    private void addDefault() {
        requireFree(policy.identifier());
        Api api = new Api(policy.identifier(), true, policy.follow(policy.initialSettings()));
        ResourceServer server = ResourceServer.register(
                new ResourceServerId(ids.next()),
                secrets.resourceServerClientId(),
                NAME_OF_DEFAULT,
                Optional.of(api),
                Optional.empty(),
                clock.instant());
        servers.add(server);
        ResourceServerEntries.compare(AuditAction.RESOURCE_SERVER_CREATED, Optional.empty(), Optional.of(server))
                .recordIn(audit);
    }

    /** Its keys follow later: at a start they are announced before they sign. */
    private void follow(ResourceServer stored) {
        Api current = stored.api().orElseThrow();
        Api wanted = new Api(policy.identifier(), true, policy.follow(current.settings()));
        if (wanted.equals(current)) {
            return;
        }
        if (!wanted.identifier().equals(current.identifier())) {
            requireFree(wanted.identifier());
        }
        ResourceServer changed = servers.update(stored.with(stored.name(), Optional.of(wanted), clock.instant()));
        ResourceServerEntries.compare(AuditAction.RESOURCE_SERVER_CHANGED, Optional.of(stored), Optional.of(changed))
                .recordIn(audit);
    }

    @Override
    public IssuedCredential register(Registration wanted) {
        Violations violations = new Violations();
        Optional<DisplayName> name = DisplayName.parse(wanted.name(), "name", violations);
        Optional<Api> api = ApiRequests.register(wanted, policy.initialSettings(), violations);
        violations.throwIfAny();
        ClientSecret secret = secrets.secret(SecretKind.RESOURCE_SERVER);
        Instant now = clock.instant();
        ResourceServer server = ResourceServer.register(
                new ResourceServerId(ids.next()),
                secrets.resourceServerClientId(),
                name.orElseThrow(),
                api,
                Optional.of(StoredCredential.of(secret, now)),
                now);
        return unitOfWork.execute(() -> {
            keys.lock();
            Bound.RESOURCE_SERVERS.requireRoomForOneMore(servers.lockAndCount());
            api.ifPresent(wantedApi -> requireFree(wantedApi.identifier()));
            servers.add(server);
            api.ifPresent(added -> keys.follow(added.settings()));
            ResourceServerEntries.compare(AuditAction.RESOURCE_SERVER_CREATED, Optional.empty(), Optional.of(server))
                    .recordIn(audit);
            return new IssuedCredential(server, secret);
        });
    }

    @Override
    public Page<ResourceServer> list(Page.Request page) {
        return unitOfWork.execute(() -> servers.list(page));
    }

    @Override
    public ResourceServer read(ResourceServerId id) {
        return unitOfWork.execute(() -> require(id));
    }

    @Override
    public ResourceServer change(ResourceServerId id, Change change) {
        return unitOfWork.execute(() -> {
            keys.lock();
            ResourceServer server = require(id, change.expectedVersion());
            Violations violations = new Violations();
            Optional<DisplayName> name = change.name().isPresent()
                    ? DisplayName.parse(change.name().get(), "name", violations)
                    : Optional.of(server.name());
            Optional<Api> api = ApiRequests.change(server, change, violations);
            violations.throwIfAny();
            ApiRequests.requireDefaultStaysEnabled(server, change);
            ResourceServer wanted = server.with(name.orElseThrow(), api, clock.instant());
            if (wanted.name().equals(server.name()) && wanted.api().equals(server.api())) {
                return server;
            }
            ResourceServer changed = servers.update(wanted);
            api.ifPresent(stored -> keys.follow(stored.settings()));
            ResourceServerEntries.compare(
                            AuditAction.RESOURCE_SERVER_CHANGED, Optional.of(server), Optional.of(changed))
                    .recordIn(audit);
            return changed;
        });
    }

    @Override
    public IssuedCredential regenerate(ResourceServerId id, Optional<Long> expectedVersion) {
        ClientSecret secret = secrets.secret(SecretKind.RESOURCE_SERVER);
        return unitOfWork.execute(() -> {
            ResourceServer server = require(id, expectedVersion);
            Instant now = clock.instant();
            ResourceServer changed = servers.update(server.with(Optional.of(StoredCredential.of(secret, now)), now));
            ResourceServerEntries.compare(
                            AuditAction.RESOURCE_SERVER_SECRET_REGENERATED, Optional.of(server), Optional.of(changed))
                    .recordIn(audit);
            return new IssuedCredential(changed, secret);
        });
    }

    @Override
    public void remove(ResourceServerId id, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            ResourceServer server = require(id, expectedVersion);
            if (server.isDefault()) {
                throw new RuleBroken(Refusal.DEFAULT_API);
            }
            server.api().ifPresent(api -> requireNoValidToken(server, api));
            servers.remove(server);
            ResourceServerEntries.compare(AuditAction.RESOURCE_SERVER_DELETED, Optional.of(server), Optional.empty())
                    .recordIn(audit);
        });
    }

    private void requireNoValidToken(ResourceServer server, Api api) {
        boolean inUse = servers.usage(server.id())
                .lastTokenIssuedAt()
                .filter(last -> last.plus(api.settings().tokenLifetime()).isAfter(clock.instant()))
                .isPresent();
        if (inUse) {
            throw new RuleBroken(Refusal.API_IN_USE);
        }
    }

    @Override
    public Impact impact(ResourceServerId id) {
        return unitOfWork.execute(() -> {
            requireApi(id);
            ResourceServers.Usage usage = servers.usage(id);
            return new Impact(usage.apps(), usage.tenants(), usage.plans(), usage.lastTokenIssuedAt());
        });
    }

    @Override
    public Map<String, Object> metadata(ResourceServerId id) {
        ResourceServer server = unitOfWork.execute(() -> requireApi(id));
        Api api = server.api().orElseThrow();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resource", api.identifier().value());
        metadata.put("authorization_servers", List.of(policy.issuer()));
        if (!api.settings().scopes().isEmpty()) {
            metadata.put("scopes_supported", api.settings().scopeNames());
        }
        metadata.put("bearer_methods_supported", List.of("header"));
        if (api.settings().requireDpop()) {
            metadata.put("dpop_bound_access_tokens_required", true);
        }
        metadata.put("resource_name", server.name().value());
        return metadata;
    }

    private void requireFree(ApiIdentifier identifier) {
        if (servers.find(identifier).isPresent()) {
            throw new RuleBroken(Refusal.IDENTIFIER_TAKEN);
        }
    }

    private ResourceServer requireApi(ResourceServerId id) {
        ResourceServer server = require(id);
        if (server.api().isEmpty()) {
            throw new RuleBroken(Refusal.NOT_FOUND, "This resource server has credentials only, and no identifier.");
        }
        return server;
    }

    private ResourceServer require(ResourceServerId id, Optional<Long> expectedVersion) {
        ResourceServer server = require(id);
        ExpectedVersion.require(expectedVersion, server.version());
        return server;
    }

    private ResourceServer require(ResourceServerId id) {
        return servers.find(id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
