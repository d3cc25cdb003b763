package dev.mintmark.token.provider;

import dev.mintmark.application.port.out.people.ProviderVault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSecret.Kind;
import dev.mintmark.token.KeyEncryption;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Encrypts client secrets and private keys, bound to the provider that they are for, and opens them. Thread-safe. */
public final class ProviderSecrets implements ProviderVault {
    private final KeyEncryption encryption;

    /** Secrets are encrypted with this. */
    public ProviderSecrets(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public void check(ProviderSecret secret, Violations violations) {
        if (secret.kind() == Kind.CLIENT_KEY) {
            PrivateJwk.read(secret, violations);
        }
    }

    @Override
    public EncryptedCredential lock(ProviderSecret secret, IdentityProviderId provider) {
        String text =
                switch (secret.kind()) {
                    case CLIENT_SECRET -> secret.reveal();
                    case CLIENT_KEY ->
                        PrivateJwk.read(secret, new Violations()).orElseThrow().toJSONString();
                };
        return new EncryptedCredential(
                secret.kind(),
                encryption.encrypt(text.getBytes(StandardCharsets.UTF_8), context(secret.kind(), provider)));
    }

    /** The secret or the key; empty for a client that has neither. */
    Optional<ProviderSecret> open(IdentityProvider provider) {
        return provider.secret().map(stored -> {
            byte[] plain = encryption.decrypt(stored.value(), context(stored.kind(), provider.id()));
            try {
                return ProviderSecret.typed(stored.kind(), new String(plain, StandardCharsets.UTF_8));
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
    public Optional<EncryptedCredential> renewed(IdentityProvider provider) {
        return provider.secret().flatMap(stored -> encryption
                .renewed(stored.value(), context(stored.kind(), provider.id()))
                .map(value -> new EncryptedCredential(stored.kind(), value)));
    }

    // Stored ciphertexts depend on these words.
    private static String context(Kind kind, IdentityProviderId id) {
        String words =
                switch (kind) {
                    case CLIENT_SECRET -> "client secret";
                    case CLIENT_KEY -> "client key";
                };
        return words + " at identity provider " + id;
    }
}
