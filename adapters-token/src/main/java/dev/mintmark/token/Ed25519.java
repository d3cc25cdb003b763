package dev.mintmark.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the JDK, since the JOSE library would need another library for it. */
final class Ed25519 {
    /** The bytes before the 32 bytes of a key in its X.509 form (RFC 8410 §4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {}

    /** Whether these 32 bytes are a public key. */
    static boolean isPoint(byte[] key) {
        try {
            verifier(key);
            return true;
        } catch (GeneralSecurityException noPoint) {
            return false;
        }
    }

    /** Whether the signature over a message is that of the key with these 32 bytes. */
    static boolean verify(byte[] key, byte[] message, byte[] signature) {
        try {
            Signature verifier = verifier(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static Signature verifier(byte[] key) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + key.length);
        System.arraycopy(key, 0, encoded, PREFIX.length, key.length);
        PublicKey publicKey = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(publicKey);
        return verifier;
    }
}
