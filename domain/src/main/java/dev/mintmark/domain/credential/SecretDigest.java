package dev.mintmark.domain.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 digest of a secret: what is stored of it, and compared in constant time (rules §6). */
public final class SecretDigest {
    /**
     * The digest of no secret; a presented one is compared with it where no client is known, so that both cost the
     * same.
     */
    public static final SecretDigest OF_NO_SECRET = ofHex("00".repeat(32));

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private SecretDigest(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
        this.bytes = bytes;
    }

    /** The digest of a secret. */
    public static SecretDigest of(ClientSecret secret) {
        return ofText(secret.reveal());
    }

    /** The digest of a secret text of another form, in UTF-8. */
    public static SecretDigest ofText(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new SecretDigest(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The digest that a store keeps as 64 hexadecimal characters. */
    public static SecretDigest ofHex(String hex) {
        return new SecretDigest(HexFormat.of().parseHex(hex));
    }

    /** The digest as 64 lower-case hexadecimal characters. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether both are the same, in a time that does not depend on where they differ. */
    public boolean matches(SecretDigest other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretDigest digest && matches(digest);
    }

    @Override
    public int hashCode() {
        return ((bytes[0] & 0xff) << 24) | ((bytes[1] & 0xff) << 16) | ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    }

    @Override
    public String toString() {
        return "SecretDigest(hidden)";
    }
}
