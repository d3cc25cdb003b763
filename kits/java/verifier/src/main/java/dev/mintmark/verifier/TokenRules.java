package dev.mintmark.verifier;

import dev.mintmark.verifier.Refused.Reason;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token must say to count for one API (rules §7), and a cut list (rules §12). */
final class TokenRules {
    private static final String MEDIA_TYPE = "application/";
    private static final Set<String> TYPES_OF_LISTS = Set.of("cuts+jwt");

    private final String issuer;
    private final String audience;
    private final Set<String> algorithms;
    private final Set<String> types;
    private final long clockSkew;
    private final InstantSource clock;

    TokenRules(Verifier.Builder settings) {
        this.issuer = settings.issuer;
        this.audience = settings.audience;
        this.algorithms = settings.algorithms.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
        this.types = settings.types;
        this.clockSkew = settings.clockSkew.toSeconds();
        this.clock = settings.clock;
    }

    /** Refuses what need not be looked at further. */
    void checkHeader(CompactToken token) throws Rejection {
        checkHeader(token, types);
    }

    /** Refuses what need not be looked at further. */
    void checkListHeader(CompactToken list) throws Rejection {
        checkHeader(list, TYPES_OF_LISTS);
    }

    private void checkHeader(CompactToken token, Set<String> types) throws Rejection {
        var header = token.headerMembers();
        if (header.containsKey("crit")) {
            throw new Rejection(Reason.MALFORMED, "crit");
        }
        // Sets made of what is fixed here: what a header holds may be of any type.
        if (!(header.get("typ") instanceof String typ) || !types.contains(plain(typ))) {
            throw new Rejection(Reason.WRONG_TYPE, null);
        }
        if (!(header.get("alg") instanceof String alg) || !algorithms.contains(alg)) {
            throw new Rejection(Reason.WRONG_ALGORITHM, null);
        }
    }

    /** Without a prefix that may be left out, in one letter case (RFC 7515 §4.1.9). */
    private static String plain(String typ) {
        String lower = typ.toLowerCase(Locale.ROOT);
        return lower.startsWith(MEDIA_TYPE) ? lower.substring(MEDIA_TYPE.length()) : lower;
    }

    /** Whom a token whose signature fits speaks of. */
    Caller caller(CompactToken token, Challenge challenge) throws Rejection {
        return new Caller(claims(token, "nbf"), challenge);
    }

    /** What a list whose signature fits says. */
    CutList cutList(CompactToken list) throws Rejection {
        return new CutList(claims(list, "iat"));
    }

    /** @param start the claim that says since when it is valid */
    private Claims claims(CompactToken token, String start) throws Rejection {
        var claims = new Claims(token.claims());
        if (!issuer.equals(claims.any("iss"))) {
            throw new Rejection(Reason.WRONG_ISSUER, null);
        }
        Object audiences = claims.any("aud");
        if (!audience.equals(audiences) && !(audiences instanceof List<?> several && several.contains(audience))) {
            throw new Rejection(Reason.WRONG_AUDIENCE, null);
        }
        long now = clock.instant().getEpochSecond();
        if (now - clockSkew >= claims.wholeNumber("exp")) {
            throw new Rejection(Reason.EXPIRED, null);
        }
        if (now + clockSkew < claims.wholeNumber(start)) {
            throw new Rejection(Reason.NOT_YET_VALID, null);
        }
        return claims;
    }
}
