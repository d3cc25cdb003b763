package dev.mintmark.domain.provider;

import dev.mintmark.domain.key.EncryptedValue;
import java.util.Objects;

/** A {@link ProviderSecret} as it is stored: its kind, and the rest encrypted. */
public record EncryptedCredential(ProviderSecret.Kind kind, EncryptedValue value) {
    /** Checks that nothing is null. */
    public EncryptedCredential {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
    }

    /** Under which key-encryption key it is encrypted. */
    public String keyEncryptionKeyId() {
        return value.keyEncryptionKeyId();
    }
}
