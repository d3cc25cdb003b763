package dev.mintmark.blackbox;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: a second implementation of RFC 6238, that knows no more than the URI of a QR code. */
final class Authenticator {
    static final long STEP_SECONDS = 30;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern SECRET = Pattern.compile("^otpauth://totp/[^?]+\\?secret=([A-Z2-7]+)&issuer=.+$");

    private final String secret;

    private Authenticator(String secret) {
        this.secret = secret;
    }

    /** Scans the QR code. */
    static Authenticator of(String uri) {
        Matcher parts = SECRET.matcher(uri);
        if (!parts.matches()) {
            throw new AssertionError("an app cannot read this");
        }
        return new Authenticator(parts.group(1));
    }

    /** What can be typed instead of scanning. */
    String secret() {
        return secret;
    }

    /** What it shows at this instant. */
    String code(Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(now.getEpochSecond() / STEP_SECONDS)
                    .array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private byte[] key() {
        BigInteger bits = BigInteger.ZERO;
        for (char letter : secret.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        int bytes = secret.length() * 5 / Byte.SIZE;
        byte[] signed = bits.toByteArray();
        byte[] key = new byte[bytes];
        int common = Math.min(bytes, signed.length);
        System.arraycopy(signed, signed.length - common, key, bytes - common, common);
        return key;
    }
}
