package dev.mintmark.domain.key;

import java.util.Objects;

/**
 * A private key, or another secret that has to be read again, as it is stored: AES-256-GCM, bound to the id of what it
 * belongs to as associated data (rules §8).
 *
 * @param keyEncryptionKeyId names the key-encryption key that opens it
 * @param ciphertext base64 of nonce and ciphertext
 */
public record EncryptedValue(String keyEncryptionKeyId, String ciphertext) {
    public EncryptedValue {
        Objects.requireNonNull(keyEncryptionKeyId);
        Objects.requireNonNull(ciphertext);
    }
}
