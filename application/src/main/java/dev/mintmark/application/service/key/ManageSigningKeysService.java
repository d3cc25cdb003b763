package dev.mintmark.application.service.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.KeyUse;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes, rotates and revokes signing keys: by schedule, at the start and for operators (rules §8). */
public final class ManageSigningKeysService implements ManageSigningKeys {
    private static final String BY_OPERATOR = "revoked by an operator";

    private final UnitOfWork unitOfWork;
    private final SigningKeys store;
    private final KeyChanges.Tools tools;
    private final KeyPolicy policy;
    private final Clock clock;

    public ManageSigningKeysService(
            UnitOfWork unitOfWork,
            SigningKeys store,
            ResourceServers servers,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.tools = new KeyChanges.Tools(unitOfWork, store, servers, generator, audit, policy);
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void advance() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Instant now = clock.instant();
            if (unitOfWork.execute(() -> isSomethingDue(purpose, now))) {
                tools.change(purpose, now, changes -> {
                    changes.advance();
                    changes.coverLifetimes();
                    return purpose;
                });
            }
        }
    }

    private SigningAlgorithm algorithmOfDefaultApi() {
        return tools.servers()
                .findDefault()
                .flatMap(ResourceServer::api)
                .orElseThrow()
                .settings()
                .signingAlgorithm();
    }

    private boolean isSomethingDue(KeyPurpose purpose, Instant now) {
        LiveKeys keys = store.live(purpose);
        KeyUse use = tools.use(purpose);
        return policy.due(keys, use, now).isPresent() || !KeyChanges.areCovered(keys, use);
    }

    @Override
    public Page<SigningKey> list(Page.Request page) {
        return unitOfWork.execute(() -> store.list(KeyPurpose.ACCESS_TOKEN, page));
    }

    @Override
    public SigningKey rotate(boolean evenUnannounced) {
        return tools.change(KeyPurpose.ACCESS_TOKEN, clock.instant(), changes -> {
            changes.rotate(evenUnannounced);
            return changes.keys().signing(algorithmOfDefaultApi()).orElseThrow();
        });
    }

    @Override
    public SigningKey revoke(String kid) {
        KeyPurpose purpose = unitOfWork.execute(() -> require(kid)).purpose();
        return tools.change(purpose, clock.instant(), changes -> {
            SigningKey key = require(kid);
            if (key.state() == KeyState.REVOKED) {
                return key;
            }
            if (!key.state().isLive()) {
                throw new RuleBroken(
                        Refusal.INVALID_TRANSITION,
                        "This key is gone already: nothing that it signed is valid any more.");
            }
            changes.revoke(List.of(key), BY_OPERATOR);
            return require(kid);
        });
    }

    private SigningKey require(String kid) {
        return store.find(kid).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
