package dev.mintmark.domain.dpop;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a proof for the token request says, as far as it can be accepted without knowing those of before (<a
 * href="https://www.rfc-editor.org/rfc/rfc9449#section-4.3">RFC 9449 §4.3</a>).
 *
 * @param thumbprint of the key that it is signed with (RFC 7638 §3): the token's {@code jkt}
 * @param tokenId the proof's {@code jti}
 * @param nonce as in the proof; empty if it has none
 */
public record DpopProof(String thumbprint, String tokenId, Optional<String> nonce) {
    /** By how much a proof's {@code iat} may lie before or after now. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    /** For how long after it was seen first a proof could be accepted again, if it was not remembered. */
    public static final Duration REPLAYABLE = WINDOW.multipliedBy(2).plusSeconds(1);

    private static final String METHOD = "POST";
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    /**
     * Reads the claims.
     *
     * @param target where tokens are asked for: what {@code htu} must be, but for its query and fragment
     * @throws DpopRefused {@code invalid_dpop_proof}
     */
    public static DpopProof of(Map<String, Object> claims, String thumbprint, URI target, Instant now) {
        require(METHOD.equals(claims.get("htm")), "The htm of the proof must be " + METHOD + ".");
        require(
                claims.get("htu") instanceof String htu && isTarget(htu, target),
                "The htu of the proof must be " + target + ".");
        requireNow(issuedAt(claims), now);
        return new DpopProof(thumbprint, tokenId(claims), nonce(claims));
    }

    private static void requireNow(Instant issuedAt, Instant now) {
        long secondsAhead = issuedAt.getEpochSecond() - now.getEpochSecond();
        if (Math.abs(secondsAhead) > WINDOW.toSeconds()) {
            throw DpopRefused.invalid("The iat of the proof is "
                    + Math.abs(secondsAhead)
                    + " seconds "
                    + (secondsAhead > 0 ? "ahead of" : "behind")
                    + " the clock of this server; at most "
                    + WINDOW.toSeconds()
                    + " are allowed. Make a proof for each request, and set the clock right.");
        }
    }

    /** A NumericDate (RFC 7519 §2), to the second. */
    private static Instant issuedAt(Map<String, Object> claims) {
        if (claims.get("iat") instanceof Number number && !(number instanceof Double real && !Double.isFinite(real))) {
            BigDecimal seconds = new BigDecimal(number.toString());
            if (seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0) {
                return Instant.ofEpochSecond(seconds.longValue());
            }
        }
        throw DpopRefused.invalid("The proof needs an iat: the seconds since 1970.");
    }

    private static String tokenId(Map<String, Object> claims) {
        if (claims.get("jti") instanceof String tokenId && !tokenId.isEmpty()) {
            return tokenId;
        }
        throw DpopRefused.invalid("The proof needs a jti: a text that no other proof has.");
    }

    private static Optional<String> nonce(Map<String, Object> claims) {
        Object nonce = claims.get("nonce");
        require(nonce == null || nonce instanceof String, "The nonce of the proof must be a text, or left out.");
        return Optional.ofNullable((String) nonce);
    }

    /** Compares after normalization by syntax and scheme (RFC 3986 §6.2.2, §6.2.3). */
    private static boolean isTarget(String htu, URI target) {
        try {
            Optional<String> sent = normalized(new URI(htu));
            return sent.isPresent() && sent.equals(normalized(target));
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    private static Optional<String> normalized(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isUsualPort = uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = uri.getPort() == -1 || isUsualPort ? "" : ":" + uri.getPort();
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return Optional.of(scheme + "://" + host + port + uri.normalize().getRawPath());
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw DpopRefused.invalid(sentence);
        }
    }

    /** What is remembered of an accepted proof: SHA-256 over key and {@code jti}, as 64 hexadecimal characters. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(thumbprint.getBytes(StandardCharsets.US_ASCII));
            sha256.update((byte) '\n');
            return HexFormat.of().formatHex(sha256.digest(tokenId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
