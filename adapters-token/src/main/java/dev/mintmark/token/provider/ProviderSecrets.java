package dev.mintmark.token.provider;

import dev.mintmark.application.port.out.people.ProviderVault;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.token.KeyEncryption;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Encrypts the client secrets that providers know, bound to the provider, and opens them. Thread-safe. */
public final class ProviderSecrets implements ProviderVault {
    private final KeyEncryption encryption;

    /** Secrets are encrypted with this. */
    public ProviderSecrets(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public EncryptedValue lock(ProviderSecret secret, IdentityProviderId provider) {
        return encryption.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), context(provider));
    }

    /** The secret; empty for a client that has none. */
    Optional<ProviderSecret> open(IdentityProvider provider) {
        return provider.secret().map(stored -> {
            byte[] plain = encryption.decrypt(stored, context(provider.id()));
            try {
                return ProviderSecret.typed(new String(plain, StandardCharsets.UTF_8));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        });
    }

    @Override
    public void requireReadable(IdentityProvider provider) {
        open(provider);
    }

    @Override
    public Optional<EncryptedValue> renewed(IdentityProvider provider) {
        return provider.secret().flatMap(stored -> encryption.renewed(stored, context(provider.id())));
    }

    // Stored ciphertexts depend on these words.
    private static String context(IdentityProviderId id) {
        return "client secret at identity provider " + id;
    }
}
