package dev.mintmark.token;

import dev.mintmark.domain.key.EncryptedValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts keys for the store with AES-256-GCM (NIST SP 800-38D) under the current key-encryption key; opens what the
 * current or the previous one encrypted. Thread-safe.
 */
public final class KeyEncryption {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyEncryptionKey current;
    private final Optional<KeyEncryptionKey> previous;
    private final SecureRandom random = new SecureRandom();

    /** Encrypts under the current key only; the previous one, if any, still opens. */
    public KeyEncryption(KeyEncryptionKey current, Optional<KeyEncryptionKey> previous) {
        this.current = Objects.requireNonNull(current);
        this.previous = Objects.requireNonNull(previous);
    }

    /**
     * Encrypts under a fresh random nonce of 96 bits.
     *
     * @param context what the bytes are, in words that may be shown; authenticated, and needed again to decrypt
     */
    public EncryptedValue encrypt(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, context).doFinal(plain);
            byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return new EncryptedValue(current.id(), Base64.getEncoder().encodeToString(stored));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @param context the same as at encryption
     * @throws UnknownKeyEncryptionKey if it names a key-encryption key that is not configured
     * @throws UnreadableKey if it was changed, or encrypted in another context
     */
    public byte[] decrypt(EncryptedValue encrypted, String context) {
        KeyEncryptionKey key = selectKey(encrypted.keyEncryptionKeyId(), context);
        try {
            byte[] stored = Base64.getDecoder().decode(encrypted.ciphertext());
            if (stored.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new GeneralSecurityException("too short for a nonce and a tag");
            }
            byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new UnreadableKey(context, changed);
        }
    }

    /**
     * A key for another use. It is the same on every node with the same current key-encryption key, and does not reveal
     * that key: HKDF-Expand with HMAC-SHA-256 (RFC 5869 §2.3; the key-encryption key is random already, §3.3).
     *
     * @param use what the key is for; never the same for two uses
     */
    public SecretKey derive(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(current.key().getEncoded(), "HmacSHA256"));
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return new SecretKeySpec(mac.doFinal(), "AES");
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * What {@link #encrypt} made, encrypted under the current key-encryption key; empty if it already is.
     *
     * @param context the same as at encryption
     * @throws UnknownKeyEncryptionKey if it names a key-encryption key that is not configured
     * @throws UnreadableKey if it was changed, or encrypted in another context
     */
    public Optional<EncryptedValue> renewed(EncryptedValue encrypted, String context) {
        if (isCurrent(encrypted.keyEncryptionKeyId())) {
            return Optional.empty();
        }
        byte[] plain = decrypt(encrypted, context);
        try {
            return Optional.of(encrypt(plain, context));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Whether something that names the key-encryption key with this id can be opened. */
    public boolean knows(String keyEncryptionKeyId) {
        return isCurrent(keyEncryptionKeyId)
                || previous.filter(key -> key.id().equals(keyEncryptionKeyId)).isPresent();
    }

    private boolean isCurrent(String keyEncryptionKeyId) {
        return current.id().equals(keyEncryptionKeyId);
    }

    private KeyEncryptionKey selectKey(String id, String context) {
        if (isCurrent(id)) {
            return current;
        }
        return previous.filter(key -> key.id().equals(id)).orElseThrow(() -> new UnknownKeyEncryptionKey(context, id));
    }

    private static Cipher cipher(int mode, KeyEncryptionKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
