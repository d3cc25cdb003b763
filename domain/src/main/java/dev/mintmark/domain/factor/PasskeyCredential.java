package dev.mintmark.domain.factor;

/**
 * What a device shows of a passkey.
 *
 * @param id by what the device finds it: base64url of at most 1023 bytes
 * @param publicKey its public half: base64url of a COSE_Key (RFC 9052 §7)
 */
public record PasskeyCredential(String id, String publicKey) {
    /** The longest id, in characters of base64url. */
    public static final int LONGEST_ID = 1_364;

    /** The longest public key, in characters of base64url. */
    public static final int LONGEST_KEY = 2_000;

    /** Checks that a store can hold both. */
    public PasskeyCredential {
        if (id.isEmpty() || id.length() > LONGEST_ID || publicKey.isEmpty() || publicKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a passkey's id or key is missing, or too long");
        }
    }
}
