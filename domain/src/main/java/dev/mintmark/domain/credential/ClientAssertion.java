package dev.mintmark.domain.credential;

import dev.mintmark.domain.NumericDate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an app claims by an assertion of {@code private_key_jwt}, as far as it can be accepted without knowing the app
 * (<a href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523 §3</a>).
 *
 * @param clientId the client id that it names: issuer and subject; not necessarily well formed
 * @param tokenId the assertion's {@code jti}
 * @param expiresAt when it expires
 */
public record ClientAssertion(String clientId, String tokenId, Instant expiresAt) {
    /** The longest time from making an assertion to its expiry. */
    public static final Duration MAX_LIFETIME = Duration.ofHours(1);

    /** How far the clock of an app may be ahead. An assertion that has expired gets no such leeway. */
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** The longest {@code jti}, in characters. */
    public static final int MAX_TOKEN_ID = 256;

    /**
     * Reads the claims.
     *
     * @param sentClientId the client id that was sent beside it; empty if none was
     * @param audiences what this server is called; {@code aud} is one of them, as one string or an array with that
     *     member alone
     * @return empty if anything is missing or does not fit
     */
    public static Optional<ClientAssertion> of(
            Map<String, Object> claims, Optional<String> sentClientId, Set<String> audiences, Instant now) {
        Optional<Instant> expiresAt = NumericDate.read(claims, "exp");
        if (!(claims.get("iss") instanceof String issuer)
                || !issuer.equals(claims.get("sub"))
                || !sentClientId.map(issuer::equals).orElse(true)
                || !isFor(audiences, claims.get("aud"))
                || !(claims.get("jti") instanceof String tokenId)
                || tokenId.isEmpty()
                || tokenId.length() > MAX_TOKEN_ID
                || expiresAt.isEmpty()
                || !isTimely(claims, expiresAt.get(), now)) {
            return Optional.empty();
        }
        return Optional.of(new ClientAssertion(issuer, tokenId, expiresAt.get()));
    }

    /** Libraries write an array even for one audience (RFC 7519 §4.1.3); with two, another server could use it here. */
    private static boolean isFor(Set<String> audiences, Object aud) {
        Object only = aud instanceof List<?> several && several.size() == 1 ? several.get(0) : aud;
        return only instanceof String audience && audiences.contains(audience);
    }

    private static boolean isTimely(Map<String, Object> claims, Instant expiresAt, Instant now) {
        Instant latestStart = now.plus(CLOCK_SKEW);
        Optional<Instant> issuedAt = NumericDate.read(claims, "iat");
        Optional<Instant> notBefore = NumericDate.read(claims, "nbf");
        boolean startsAreSound = claims.containsKey("iat") == issuedAt.isPresent()
                && claims.containsKey("nbf") == notBefore.isPresent()
                && issuedAt.map(start -> !start.isAfter(latestStart)).orElse(true)
                && notBefore.map(start -> !start.isAfter(latestStart)).orElse(true);
        boolean isShortLived = !expiresAt.isAfter(latestStart.plus(MAX_LIFETIME))
                && issuedAt.map(start -> !expiresAt.isAfter(start.plus(MAX_LIFETIME)))
                        .orElse(true);
        return startsAreSound && isShortLived && now.isBefore(expiresAt);
    }

    /** What is kept of an accepted assertion: SHA-256 over client id and {@code jti}, as 64 hexadecimal characters. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(clientId.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
            return HexFormat.of().formatHex(sha256.digest(tokenId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
