package dev.mintmark.domain.introspection;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceGate;
import dev.mintmark.domain.issuance.TokenPolicy;
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

    /**
     * Whether the token is active.
     *
     * @param facts about the token's client, as stored now
     */
    public static boolean isActive(Map<String, Object> claims, IssuanceFacts facts, TokenPolicy policy, Instant now) {
        return policy.issuer().equals(claims.get("iss"))
                && policy.audience().equals(claims.get("aud"))
                && claims.get("exp") instanceof Long end
                && now.getEpochSecond() < end
                && client(claims).filter(facts.clientId()::equals).isPresent()
                && facts.app().toString().equals(claims.get("appId"))
                && facts.tenant().toString().equals(claims.get("tenantid"))
                && claims.get("credentialVersion") instanceof Long version
                && version == facts.credentialVersion()
                && IssuanceGate.firstBlock(facts).isEmpty();
    }
}
