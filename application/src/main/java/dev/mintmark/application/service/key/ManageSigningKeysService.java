package dev.mintmark.application.service.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes, rotates and revokes signing keys: by schedule, at the start and for operators (rules §8). */
public final class ManageSigningKeysService implements ManageSigningKeys {
    private static final String BY_OPERATOR = "revoked by an operator";

    private final UnitOfWork unitOfWork;
    private final SigningKeys store;
    private final KeyChanges.Tools tools;
    private final KeyPolicy policy;
    private final Clock clock;

    /**
     * Purposes whose keys have not had the configured algorithm yet since this node started. Each node asks for its
     * algorithm once: while nodes are restarted one by one with another algorithm, they do not replace each other's
     * keys in turn.
     */
    private final Set<KeyPurpose> unsettled = ConcurrentHashMap.newKeySet();

    public ManageSigningKeysService(
            UnitOfWork unitOfWork,
            SigningKeys store,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.tools = new KeyChanges.Tools(unitOfWork, store, generator, audit, policy);
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void ensure() {
        unsettled.addAll(EnumSet.allOf(KeyPurpose.class));
        advance();
    }

    @Override
    public void advance() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Instant now = clock.instant();
            LiveKeys stored = unitOfWork.execute(() -> store.live(purpose));
            if (!isCovered(stored, purpose) || policy.due(stored, now).isPresent() || wantsAlgorithm(stored, purpose)) {
                tools.change(purpose, now, changes -> {
                    changes.advance();
                    changes.coverLifetime();
                    if (wantsAlgorithm(changes.keys(), purpose)) {
                        changes.announce();
                    }
                    return purpose;
                });
            }
        }
    }

    private boolean isCovered(LiveKeys keys, KeyPurpose purpose) {
        Duration lifetime = policy.tokenLifetime(purpose);
        return keys.keys().stream().allMatch(key -> key.covering(lifetime).equals(key));
    }

    /** Whether a key of the configured algorithm is still to be announced; never again once there was one. */
    private boolean wantsAlgorithm(LiveKeys keys, KeyPurpose purpose) {
        if (!unsettled.contains(purpose)) {
            return false;
        }
        SigningAlgorithm wanted = policy.algorithm(purpose);
        boolean settled = keys.announced()
                .or(keys::signing)
                .map(SigningKey::algorithm)
                .filter(wanted::equals)
                .isPresent();
        if (settled) {
            unsettled.remove(purpose);
        }
        return !settled && keys.announced().isEmpty() && keys.signing().isPresent();
    }

    @Override
    public Page<SigningKey> list(Page.Request page) {
        return unitOfWork.execute(() -> store.list(KeyPurpose.ACCESS_TOKEN, page));
    }

    @Override
    public SigningKey rotate() {
        return tools.change(KeyPurpose.ACCESS_TOKEN, clock.instant(), changes -> {
            changes.advance();
            return changes.announce();
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
            return changes.revoke(key, BY_OPERATOR);
        });
    }

    private SigningKey require(String kid) {
        return store.find(kid).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
