package dev.mintmark.token;

import dev.mintmark.domain.key.EncryptedPrivateKey;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts and decrypts stored private keys: AES-256-GCM with a fresh 96-bit nonce, bound to {@code kid} and purpose as associated
 * data, each ciphertext naming its key-encryption key (rules §8; NIST SP 800-38D).
 */
public final class SigningKeyVault {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyEncryptionKey current;
    private final Optional<KeyEncryptionKey> previous;
    private final SecureRandom random;

    /** Encrypts under the current key; decrypts what either of them encrypted. */
    public SigningKeyVault(KeyEncryptionKey current, Optional<KeyEncryptionKey> previous, SecureRandom random) {
        this.current = current;
        this.previous = previous;
        this.random = random;
    }

    /** Encrypts a private key in PKCS#8 form. */
    EncryptedPrivateKey encrypt(String kid, KeyPurpose purpose, byte[] pkcs8) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, current, nonce, kid, purpose).doFinal(pkcs8);
            byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, stored, NONCE_BYTES, ciphertext.length);
            return new EncryptedPrivateKey(current.id(), Base64.getEncoder().encodeToString(stored));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("AES-256-GCM is not available", unavailable);
        }
    }

    /**
     * Decrypts a key's private part to PKCS#8 form.
     *
     * @throws PrivateKeyUnreadable if no configured key-encryption key opens it, or it was tampered with
     */
    byte[] decrypt(SigningKey key) {
        EncryptedPrivateKey stored = key.privateKey();
        KeyEncryptionKey opener = opener(stored.keyEncryptionKeyId(), key.kid());
        byte[] bytes = Base64.getDecoder().decode(stored.ciphertext());
        if (bytes.length <= NONCE_BYTES) {
            throw new PrivateKeyUnreadable(
                    "The stored private key " + key.kid() + " is damaged. Restore the database.");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, opener, Arrays.copyOf(bytes, NONCE_BYTES), key.kid(), key.purpose())
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (AEADBadTagException tampered) {
            throw new PrivateKeyUnreadable(
                    "The stored private key " + key.kid() + " was altered. Restore the database.", tampered);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("AES-256-GCM is not available", unavailable);
        }
    }

    private KeyEncryptionKey opener(String id, String kid) {
        if (id.equals(current.id())) {
            return current;
        }
        return previous.filter(key -> key.id().equals(id))
                .orElseThrow(() -> new PrivateKeyUnreadable("The private key " + kid
                        + " is stored under the key-encryption key " + id + ", but MINTMARK_KEY_ENCRYPTION_KEY is "
                        + current.id()
                        + ". Configure the key that was used before, also as MINTMARK_KEY_ENCRYPTION_KEY_PREVIOUS."));
    }

    private static Cipher cipher(int mode, KeyEncryptionKey key, byte[] nonce, String kid, KeyPurpose purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((purpose.name() + ":" + kid).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
