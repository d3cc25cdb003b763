package dev.mintmark.application.service.people;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.ProviderVault;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks after the encryption of the client secrets and private keys for providers (rules §8). */
public final class ProviderSecretProtection implements ProtectStoredKeys {
    private final UnitOfWork unitOfWork;
    private final IdentityProviders providers;
    private final ProviderVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    public ProviderSecretProtection(
            UnitOfWork unitOfWork, IdentityProviders providers, ProviderVault vault, AuditTrail audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.providers = providers;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Set<String> discard(Set<String> lost) {
        return unitOfWork.execute(() -> {
            Set<String> discarded = new TreeSet<>();
            for (IdentityProvider provider : providers.all()) {
                if (isLost(provider, lost)) {
                    IdentityProvider without =
                            providers.update(provider.with(provider.settings(), Optional.empty(), clock.instant()));
                    IdentityProviderEntries.compare(
                                    AuditAction.IDENTITY_PROVIDER_CHANGED, Optional.of(provider), Optional.of(without))
                            .recordAs(Actor.SYSTEM, audit);
                    discarded.add(provider.id().toString());
                }
            }
            return discarded;
        });
    }

    private static boolean isLost(IdentityProvider provider, Set<String> lost) {
        return provider.secret()
                .filter(secret -> lost.contains(provider.id().toString()) || lost.contains(secret.keyEncryptionKeyId()))
                .isPresent();
    }

    @Override
    public void requireReadable() {
        unitOfWork.execute(providers::all).stream()
                .filter(provider -> provider.secret().isPresent())
                .forEach(vault::requireReadable);
    }

    @Override
    public int reencrypt() {
        return unitOfWork.execute(() -> {
            int renewed = 0;
            for (IdentityProvider provider : providers.all()) {
                Optional<EncryptedCredential> secret = vault.renewed(provider);
                if (secret.isPresent()) {
                    providers.update(provider.with(provider.settings(), secret, provider.updatedAt()));
                    renewed++;
                }
            }
            return renewed;
        });
    }
}
