package dev.mintmark.domain.introspection;

import dev.mintmark.domain.introspection.Cut.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What no longer counts among tokens that have not expired, as one reader may see it (rules §12).
 *
 * @param audience of the tokens that the reader takes, and of the list itself
 * @param cuts in an order that depends on nothing but what is cut
 */
public record CutList(String audience, List<Cut> cuts) {
    /** The {@code typ} of a signed list. */
    public static final String TYPE = "cuts+jwt";

    /** For how long a signed list can be handed on. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    public CutList {
        cuts = List.copyOf(cuts);
    }

    /** Without other APIs: for an API that takes tokens of its own audience only. */
    public CutList ofAudienceOnly() {
        return new CutList(
                audience,
                cuts.stream()
                        .filter(cut ->
                                cut.subject() != Subject.API || cut.value().equals(audience))
                        .toList());
    }

    /** The claims of a list that is signed now. */
    public Map<String, Object> claims(String issuer, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("cuts", cuts.stream().map(Cut::members).toList());
        return claims;
    }
}
