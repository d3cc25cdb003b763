package dev.mintmark.token;

/** A stored key was encrypted under a key-encryption key that is not configured. */
public final class UnknownKeyEncryptionKey extends RuntimeException {
    UnknownKeyEncryptionKey(String context, String keyEncryptionKeyId) {
        super("The " + context + " is encrypted under the key-encryption key with the id " + keyEncryptionKeyId
                + ", which is not configured. Set MINTMARK_KEY_ENCRYPTION_KEY, or"
                + " MINTMARK_KEY_ENCRYPTION_KEY_PREVIOUS, to"
                + " the key that was in use when it was stored. If that key is lost for good, start once with"
                + " MINTMARK_DISCARD_KEYS="
                + keyEncryptionKeyId + ": docs/operations.md says what that discards.");
    }
}
