package dev.mintmark.application.service.key;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.KeyVault;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks after the encryption of the private signing keys (rules §8). */
public final class SigningKeyProtection implements ProtectStoredKeys {
    private static final String LOST = "its private part cannot be decrypted";

    private final UnitOfWork unitOfWork;
    private final SigningKeys store;
    private final KeyVault vault;
    private final KeyChanges.Tools tools;
    private final Clock clock;

    public SigningKeyProtection(
            UnitOfWork unitOfWork,
            SigningKeys store,
            ResourceServers servers,
            KeyVault vault,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.vault = vault;
        this.tools = new KeyChanges.Tools(unitOfWork, store, servers, generator, audit, policy);
        this.clock = clock;
    }

    @Override
    public Set<String> discard(Set<String> lost) {
        Set<String> discarded = new TreeSet<>();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            discarded.addAll(tools.change(purpose, clock.instant(), changes -> {
                List<SigningKey> keys = changes.keys().keys().stream()
                        .filter(key -> isLost(key, lost))
                        .toList();
                if (!keys.isEmpty()) {
                    changes.revoke(keys, LOST);
                }
                return keys.stream().map(SigningKey::kid).toList();
            }));
        }
        return discarded;
    }

    private static boolean isLost(SigningKey key, Set<String> lost) {
        return lost.contains(key.kid())
                || key.privateKey()
                        .map(EncryptedValue::keyEncryptionKeyId)
                        .filter(lost::contains)
                        .isPresent();
    }

    @Override
    public void requireReadable() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            unitOfWork.execute(() -> store.live(purpose)).keys().forEach(vault::requireReadable);
        }
    }

    @Override
    public int reencrypt() {
        int renewed = 0;
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (unitOfWork.execute(() -> store.live(purpose)).keys().stream()
                    .anyMatch(key -> vault.renewed(key).isPresent())) {
                renewed += tools.change(purpose, clock.instant(), this::renewAll);
            }
        }
        return renewed;
    }

    private int renewAll(KeyChanges changes) {
        int renewed = 0;
        for (SigningKey key : changes.keys().keys()) {
            Optional<EncryptedValue> reencrypted = vault.renewed(key);
            if (reencrypted.isPresent()) {
                store.update(key.protectedBy(reencrypted.get()));
                renewed++;
            }
        }
        return renewed;
    }
}
