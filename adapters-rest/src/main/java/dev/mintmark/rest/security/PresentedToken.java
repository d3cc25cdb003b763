package dev.mintmark.rest.security;

import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.rest.json.MalformedJson;
import dev.mintmark.rest.json.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a bearer token before its signature is checked: one that does not even claim to be a session token, such as
 * an app's own access token, never reaches the runtime's check, which would log it almost whole. Nor does one that is
 * not the compact form to the letter (RFC 7515 §7.1): the runtime overlooks bits that are left over.
 */
final class PresentedToken {
    private static final Pattern BEARER =
            Pattern.compile("bearer +([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);

    private static final int PARTS = 3;
    private static final int CLAIMS = 2;

    private PresentedToken() {}

    /**
     * Whether the header, which may be null, holds what claims to be a session token of this installation that has not
     * expired.
     */
    static boolean claimsToBeOfSession(String authorization, SessionPolicy policy, Instant now) {
        Matcher parts = authorization == null ? null : BEARER.matcher(authorization.strip());
        if (parts == null || !parts.matches()) {
            return false;
        }
        try {
            for (int part = 1; part <= PARTS; part++) {
                requireCanonical(parts.group(part));
            }
            Map<String, Object> claims =
                    StrictJson.readObject(Base64.getUrlDecoder().decode(parts.group(CLAIMS)));
            return policy.issuer().equals(claims.get("iss"))
                    && isFor(policy.audience(), claims.get("aud"))
                    && claims.get("exp") instanceof BigDecimal exp
                    && exp.compareTo(BigDecimal.valueOf(now.getEpochSecond())) > 0;
        } catch (MalformedJson | IllegalArgumentException notAToken) {
            return false;
        }
    }

    private static void requireCanonical(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("bits are left over");
        }
    }

    /** The key id in the header of a token in compact form; empty if it has none. */
    static Optional<String> kid(String token) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, token.indexOf('.'))));
            return Optional.ofNullable(StrictJson.readObject(header).get("kid"))
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (MalformedJson | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    private static boolean isFor(String audience, Object aud) {
        return audience.equals(aud) || (aud instanceof Collection<?> several && several.contains(audience));
    }
}
