package dev.mintmark.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that encrypts stored keys (rules §8), and the id by which ciphertexts name it. It cannot be printed. */
public final class KeyEncryptionKey {
    /** How many bytes the key has (AES-256). */
    public static final int BYTES = 32;

    private static final byte[] ID_LABEL = "mintmark key-encryption key id\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 8;

    private final SecretKey key;
    private final String id;

    /**
     * Takes a key of {@value #BYTES} random bytes; the array is copied.
     *
     * @throws IllegalArgumentException if the key has another length
     */
    public KeyEncryptionKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key-encryption key has 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.id = idOf(key);
    }

    /** The key's public name: the first 16 hexadecimal characters of SHA-256 over a label and the key. */
    public String id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey(" + id + ")";
    }

    private static String idOf(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ID_LABEL);
            return HexFormat.of().formatHex(sha256.digest(key), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
