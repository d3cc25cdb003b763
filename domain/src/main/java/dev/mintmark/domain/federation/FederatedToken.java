package dev.mintmark.domain.federation;

import dev.mintmark.domain.NumericDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform's token says (rules §11; <a href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523 §3</a>);
 * nothing of it is true until its signature holds. Platforms send neither {@code jti} nor {@code nbf} always.
 *
 * @param issuer its {@code iss}
 * @param subject its {@code sub}
 * @param claims all of it: texts, numbers, booleans, lists and maps; a value may be null
 */
public record FederatedToken(String issuer, String subject, Map<String, Object> claims) {
    /** How far the clocks of issuers and this service may differ. */
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** The longest {@code jti} that is kept, in characters. */
    public static final int MAX_TOKEN_ID = 256;

    /** Copies the claims. */
    public FederatedToken {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(subject);
        claims = Collections.unmodifiableMap(new HashMap<>(claims));
    }

    /** Reads the claims; empty if there is no issuer or no subject that could be stored. */
    public static Optional<FederatedToken> of(Map<String, Object> claims) {
        return claims.get("iss") instanceof String issuer
                        && claims.get("sub") instanceof String subject
                        && ClaimTexts.isVisible(issuer)
                        && ClaimTexts.isVisible(subject)
                ? Optional.of(new FederatedToken(issuer, subject, claims))
                : Optional.empty();
    }

    /** Its {@code jti}; empty if it has none, or one that cannot be kept. */
    public Optional<String> tokenId() {
        return claims.get("jti") instanceof String id
                        && !id.isEmpty()
                        && id.length() <= MAX_TOKEN_ID
                        && ClaimTexts.isVisible(id)
                ? Optional.of(id)
                : Optional.empty();
    }

    /** Whether it is for one of these, as one text or as the only member of a list. */
    public boolean isFor(Set<String> audiences) {
        Object audience = claims.get("aud");
        Object only = audience instanceof List<?> several && several.size() == 1 ? several.get(0) : audience;
        return only instanceof String text && audiences.contains(text);
    }

    /**
     * Whether it counts now: it expires, has not expired, has begun and lives no longer than allowed. What it does not
     * say about its beginning is no fault; what cannot be an instant is.
     */
    public boolean isTimely(Duration maxLifetime, Instant now) {
        Optional<Instant> expiresAt = NumericDate.read(claims, "exp");
        Optional<Instant> issuedAt = NumericDate.read(claims, "iat");
        Optional<Instant> notBefore = NumericDate.read(claims, "nbf");
        Instant latestStart = now.plus(CLOCK_SKEW);
        return expiresAt.isPresent()
                && claims.containsKey("iat") == issuedAt.isPresent()
                && claims.containsKey("nbf") == notBefore.isPresent()
                && now.isBefore(expiresAt.get().plus(CLOCK_SKEW))
                && issuedAt.filter(latestStart::isBefore).isEmpty()
                && notBefore.filter(latestStart::isBefore).isEmpty()
                && !expiresAt.get().isAfter(issuedAt.orElse(latestStart).plus(maxLifetime));
    }

    @Override
    public String toString() {
        return "FederatedToken(hidden)";
    }
}
