package dev.mintmark.token.dpop;

import dev.mintmark.application.port.out.token.DpopNonces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that are the HMAC-SHA-256 of a span of five minutes, so that nothing is kept of them: nodes with the same key
 * know each other's. One counts from its span to the end of the next; where clocks of nodes differ, a span earlier.
 * Thread-safe.
 */
public final class HmacDpopNonces implements DpopNonces {
    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Makes nonces under this key, which is for nothing else. */
    public HmacDpopNonces(SecretKey key) {
        this.key = new SecretKeySpec(key.getEncoded(), ALGORITHM);
    }

    @Override
    public String current(Instant now) {
        return nonce(span(now));
    }

    @Override
    public boolean counts(String nonce, Instant now) {
        long span = span(now);
        return isOf(span, nonce) || isOf(span - 1, nonce) || isOf(span + 1, nonce);
    }

    private boolean isOf(long span, String nonce) {
        return MessageDigest.isEqual(
                nonce(span).getBytes(StandardCharsets.US_ASCII), nonce.getBytes(StandardCharsets.UTF_8));
    }

    private static long span(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SPAN.toSeconds());
    }

    private String nonce(long span) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] bytes =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(span).array());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
