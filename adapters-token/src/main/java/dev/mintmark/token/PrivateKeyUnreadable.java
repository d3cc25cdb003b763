package dev.mintmark.token;

/** A stored private key cannot be decrypted with the configured key-encryption keys. The message says what to do. */
public final class PrivateKeyUnreadable extends RuntimeException {
    PrivateKeyUnreadable(String message) {
        super(message);
    }

    PrivateKeyUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
