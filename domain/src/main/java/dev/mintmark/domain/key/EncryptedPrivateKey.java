package dev.mintmark.domain.key;

import java.util.Objects;

/**
 * A private key as it is stored: AES-256-GCM, bound to its {@code kid} as associated data (rules §8).
 *
 * @param keyEncryptionKeyId names the key-encryption key that opens it
 * @param ciphertext base64 of nonce and ciphertext
 */
public record EncryptedPrivateKey(String keyEncryptionKeyId, String ciphertext) {
    public EncryptedPrivateKey {
        Objects.requireNonNull(keyEncryptionKeyId);
        Objects.requireNonNull(ciphertext);
    }
}
