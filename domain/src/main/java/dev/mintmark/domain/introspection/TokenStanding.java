package dev.mintmark.domain.introspection;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a token whose signature holds is active now (http-api §1, introspection; RFC 7662 §2.2). Decided by what is
 * stored now, never by when it was changed: the token's expiry is the only time that matters.
 */
public final class TokenStanding {
    private TokenStanding() {}

    /** The client to which the token was issued; empty if it names none. */
    public static Optional<ClientId> client(Map<String, Object> claims) {
        return claims.get("client_id") instanceof String text ? ClientId.parse(text) : Optional.empty();
    }

    /** The API that the token is for; empty if it names none, or several. */
    public static Optional<String> audience(Map<String, Object> claims) {
        return claims.get("aud") instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * Whether the token is active.
     *
     * @param facts about the token's client and the API that it is for, as stored now
     * @param issuer the URI of this service
     */
    public static boolean isActive(Map<String, Object> claims, IssuanceFacts facts, String issuer, Instant now) {
        return issuer.equals(claims.get("iss"))
                && facts.api()
                        .filter(api -> api.identifier().equals(claims.get("aud")))
                        .isPresent()
                && claims.get("exp") instanceof Long end
                && now.getEpochSecond() < end
                && client(claims).filter(facts.clientId()::equals).isPresent()
                && facts.app().toString().equals(claims.get("appId"))
                && facts.tenant().toString().equals(claims.get("tenantid"))
                && claims.get("credentialVersion") instanceof Long version
                && version >= facts.credentialFloor(now)
                && version <= facts.credentialVersion()
                && IssuanceGate.firstBlock(facts, Optional.empty()).isEmpty();
    }
}
