package dev.mintmark.application.service.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Manages resource servers. */
public final class ManageResourceServersService implements ManageResourceServers {
    private final UnitOfWork unitOfWork;
    private final ResourceServers servers;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageResourceServersService(
            UnitOfWork unitOfWork,
            ResourceServers servers,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.servers = servers;
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public IssuedCredential register(String name) {
        Violations violations = new Violations();
        Optional<DisplayName> displayName = DisplayName.parse(name, "name", violations);
        violations.throwIfAny();
        ClientSecret secret = secrets.secret(SecretKind.RESOURCE_SERVER);
        Instant now = clock.instant();
        ResourceServer server = ResourceServer.register(
                new ResourceServerId(ids.next()),
                secrets.resourceServerClientId(),
                displayName.orElseThrow(),
                StoredCredential.of(secret, now),
                now);
        return unitOfWork.execute(() -> {
            Bound.RESOURCE_SERVERS.requireRoomForOneMore(servers.lockAndCount());
            servers.add(server);
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
            servers.remove(server);
            ResourceServerEntries.compare(AuditAction.RESOURCE_SERVER_DELETED, Optional.of(server), Optional.empty())
                    .recordIn(audit);
        });
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
