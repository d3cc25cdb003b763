package dev.mintmark.application.service.key;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.KeyStep;
import dev.mintmark.domain.key.KeyUse;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes the keys of one purpose while nobody else can, and records each change at the end. */
final class KeyChanges {
    /** What the keys are changed with. */
    record Tools(
            UnitOfWork unitOfWork,
            SigningKeys store,
            ResourceServers servers,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy) {
        /** What the keys of a purpose are needed for now; asked inside a unit of work. */
        KeyUse use(KeyPurpose purpose) {
            return switch (purpose) {
                case ACCESS_TOKEN -> servers.keyUse();
                case SESSION -> policy.sessions();
            };
        }

        /** Does the work with the purpose locked, in one unit of work. */
        <T> T change(KeyPurpose purpose, Instant now, Function<KeyChanges, T> work) {
            return unitOfWork.execute(() -> {
                store.lock(purpose);
                KeyChanges changes = new KeyChanges(this, purpose, use(purpose), now);
                T result = work.apply(changes);
                changes.entries.forEach(audit::record);
                return result;
            });
        }
    }

    private final Tools tools;
    private final KeyPurpose purpose;
    private final KeyUse use;
    private final Instant now;
    private final List<AuditEntry> entries = new ArrayList<>();

    private KeyChanges(Tools tools, KeyPurpose purpose, KeyUse use, Instant now) {
        this.tools = tools;
        this.purpose = purpose;
        this.use = use;
        this.now = now;
    }

    /** The keys with all changes so far. */
    LiveKeys keys() {
        return tools.store.live(purpose);
    }

    /** Does every step that is due. */
    void advance() {
        Optional<KeyStep> step = tools.policy.due(keys(), use, now);
        while (step.isPresent()) {
            take(step.get());
            step = tools.policy.due(keys(), use, now);
        }
    }

    /** Whether keys that sign, now or later, outlast every token that they may sign. */
    static boolean areCovered(LiveKeys keys, KeyUse use) {
        return keys.keys().stream()
                .allMatch(key -> key.covering(lifetime(key, keys, use)).equals(key));
    }

    /** The longest token that a key may sign, those included of algorithms whose first key is still announced. */
    private static Duration lifetime(SigningKey key, LiveKeys keys, KeyUse use) {
        return use.lifetimes().keySet().stream()
                .filter(used -> used == key.algorithm() || keys.signing(used).isEmpty())
                .map(use::lifetime)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Has keys that sign, now or later, outlast every token that they may sign. */
    void coverLifetimes() {
        LiveKeys keys = keys();
        for (SigningKey key : keys.keys()) {
            SigningKey covering = key.covering(lifetime(key, keys, use));
            if (!covering.equals(key)) {
                tools.store.update(covering);
            }
        }
    }

    /** Has a key of this algorithm sign at once, if it is in use and none does. */
    void makeReady(SigningAlgorithm algorithm) {
        KeyPolicy.takeOver(algorithm, keys(), use.has(algorithm)).ifPresent(this::take);
    }

    /** Has the stand-by of each algorithm in use sign now, and another one announced. */
    void rotate(boolean evenUnannounced) {
        for (SigningAlgorithm algorithm : use.lifetimes().keySet()) {
            if (keys().announced(algorithm).isEmpty()) {
                take(tools.policy.announcement(algorithm, now));
            }
        }
        KeyPolicy.rotate(keys(), use, now, evenUnannounced).forEach(this::take);
        advance();
    }

    /** Withdraws live keys; in the place of one that signed, its stand-by does so now, and another one is announced. */
    void revoke(List<SigningKey> keys, String reason) {
        for (SigningKey key : keys) {
            SigningKey revoked = key.revoke(now);
            tools.store.update(revoked);
            entries.add(entry(AuditAction.SIGNING_KEY_REVOKED, Optional.of(key), revoked)
                    .with("reason", null, reason));
        }
        keys.stream()
                .filter(key -> key.state() == KeyState.SIGNING)
                .map(SigningKey::algorithm)
                .forEach(this::makeReady);
        advance();
    }

    private void take(KeyStep step) {
        step.fold(this::makeSigning, this::announce, this::handOver, this::retire, this::withdraw);
    }

    private SigningKey makeSigning(KeyStep.MakeSigning step) {
        SigningAlgorithm algorithm = step.algorithm();
        SigningKey key = SigningKey.signing(material(algorithm), use.lifetime(algorithm), now);
        return add(key, AuditAction.SIGNING_KEY_SIGNS);
    }

    private SigningKey announce(KeyStep.Announce step) {
        SigningAlgorithm algorithm = step.algorithm();
        SigningKey key = SigningKey.announced(material(algorithm), use.lifetime(algorithm), now, step.signsFrom());
        return add(key, AuditAction.SIGNING_KEY_ANNOUNCED);
    }

    private SigningKey handOver(KeyStep.HandOver step) {
        step.retiring().ifPresent(key -> update(key, key.retire(now), AuditAction.SIGNING_KEY_RETIRED));
        return update(step.announced(), step.announced().sign(now), AuditAction.SIGNING_KEY_SIGNS);
    }

    private SigningKey retire(KeyStep.Retire step) {
        return update(step.signing(), step.signing().retire(now), AuditAction.SIGNING_KEY_RETIRED);
    }

    private SigningKey withdraw(KeyStep.Withdraw step) {
        return update(step.key(), step.key().withdraw(now), AuditAction.SIGNING_KEY_GONE);
    }

    private KeyMaterial material(SigningAlgorithm algorithm) {
        return tools.generator.generate(purpose, algorithm);
    }

    private SigningKey add(SigningKey key, AuditAction action) {
        tools.store.add(key);
        entries.add(entry(action, Optional.empty(), key));
        return key;
    }

    private SigningKey update(SigningKey before, SigningKey after, AuditAction action) {
        tools.store.update(after);
        entries.add(entry(action, Optional.of(before), after));
        return after;
    }

    private static AuditEntry entry(AuditAction action, Optional<SigningKey> before, SigningKey after) {
        AuditEntry entry = AuditEntry.ofInstallation(action, new AuditTarget("signing_key", after.kid(), after.kid()))
                .with(
                        "state",
                        before.map(SigningKey::state).map(KeyState::code).orElse(null),
                        after.state().code());
        return before.isPresent()
                ? entry
                : entry.with("purpose", null, word(after.purpose()))
                        .with("algorithm", null, after.algorithm().name());
    }

    private static String word(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> "access_token";
            case SESSION -> "session";
        };
    }
}
