package dev.mintmark.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key under which private keys are stored (rules §8): 32 bytes from configuration. It cannot be printed. */
public final class KeyEncryptionKey {
    /** The length of the key, in bytes. */
    public static final int LENGTH = 32;

    private static final byte[] ID_LABEL = "mintmark key-encryption key id".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 8;

    private final byte[] bytes;
    private final String id;

    /**
     * Takes the key's bytes.
     *
     * @throws IllegalArgumentException unless there are {@value #LENGTH} of them
     */
    public KeyEncryptionKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key-encryption key has 32 bytes");
        }
        this.bytes = bytes.clone();
        this.id = idOf(bytes);
    }

    /** Names the key without giving it away: 16 hexadecimal characters of a labelled digest. */
    public String id() {
        return id;
    }

    SecretKey forAes() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey(" + id + ")";
    }

    private static String idOf(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ID_LABEL);
            return HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(key), ID_BYTES));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
