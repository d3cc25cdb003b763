package dev.mintmark.application.service.audit;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditKeys;
import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.key.EncryptedValue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that seal the audit trail: made when there is none, encrypted again under another key, and discarded when
 * they are lost.
 */
public final class AuditKeyRing implements ProtectStoredKeys {
    private final UnitOfWork unitOfWork;
    private final AuditKeys store;
    private final AuditSeals seals;
    private final Clock clock;

    public AuditKeyRing(UnitOfWork unitOfWork, AuditKeys store, AuditSeals seals, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * The key that seals now. Called inside a unit of work that has locked the head of the chain; makes the first one.
     */
    AuditKey current() {
        Optional<AuditKey> current =
                store.list().stream().filter(AuditKey::current).findFirst();
        if (current.isPresent()) {
            return current.get();
        }
        AuditKey key = seals.generate(clock.instant());
        store.add(key);
        return key;
    }

    /** Every key. Called inside a unit of work. */
    List<AuditKey> all() {
        return store.list();
    }

    /** Every other step is a change that is to be sealed. */
    @Override
    public boolean comesFirst() {
        return true;
    }

    @Override
    public Set<String> discard(Set<String> lost) {
        return unitOfWork.execute(() -> {
            Set<String> discarded = new TreeSet<>();
            for (AuditKey key : store.list()) {
                if (lost.contains(key.id()) || isUnder(key, lost)) {
                    store.update(key.discarded());
                    discarded.add(key.id());
                }
            }
            return discarded;
        });
    }

    private static boolean isUnder(AuditKey key, Set<String> lost) {
        return key.secret()
                .map(EncryptedValue::keyEncryptionKeyId)
                .filter(lost::contains)
                .isPresent();
    }

    @Override
    public void requireReadable() {
        unitOfWork.execute(store::list).stream()
                .filter(key -> key.secret().isPresent())
                .forEach(seals::requireReadable);
        ensure();
    }

    private void ensure() {
        try {
            unitOfWork.execute(this::current);
        } catch (RuleBroken broken) {
            // Another node was first: its key is as good.
            if (broken.refusal() != Refusal.CONCURRENT_CHANGE) {
                throw broken;
            }
        }
    }

    @Override
    public int reencrypt() {
        return unitOfWork.execute(() -> {
            int renewed = 0;
            for (AuditKey key : store.list()) {
                Optional<EncryptedValue> reencrypted = seals.renewed(key);
                if (reencrypted.isPresent()) {
                    store.update(key.protectedBy(reencrypted.get()));
                    renewed++;
                }
            }
            return renewed;
        });
    }
}
