package dev.mintmark.domain.issuance;

import dev.mintmark.domain.app.AllowedDomains;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims of an access token (rules §7, RFC 9068 §2.2). */
public final class TokenClaims {
    private static final List<String> GROUPS = List.of("app");

    private TokenClaims() {}

    /**
     * Builds the claims; times are whole seconds since 1970.
     *
     * @param facts of an app with a region and a database, whether or not something else blocks it
     * @param scope the granted scope
     * @param tokenId 128 random bits as text
     */
    public static Map<String, Object> of(
            IssuanceFacts facts, TokenPolicy policy, String scope, String tokenId, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        long issuedAt = now.getEpochSecond();
        claims.put("iss", policy.issuer());
        claims.put("aud", policy.audience());
        claims.put("exp", issuedAt + policy.lifetime().toSeconds());
        claims.put("iat", issuedAt);
        claims.put("nbf", issuedAt);
        claims.put("jti", tokenId);
        claims.put("sub", facts.clientId().value());
        claims.put("client_id", facts.clientId().value());
        claims.put("upn", facts.clientId().value());
        claims.put("scope", scope);
        claims.put("groups", GROUPS);
        claims.put("tenantid", facts.tenant().toString());
        claims.put("appId", facts.app().toString());
        facts.region().ifPresent(region -> claims.put("licenseRegionCode", region.value()));
        facts.dbCode().ifPresent(dbCode -> claims.put("dbCode", dbCode.value()));
        for (int slot = 1;
                slot <= Math.min(AllowedDomains.MAX, facts.allowedDomains().size());
                slot++) {
            claims.put("allowed_domain_" + slot, facts.allowedDomains().get(slot - 1));
        }
        facts.plan().ifPresent(plan -> claims.put("limits", limits(plan)));
        claims.put("credentialVersion", facts.credentialVersion());
        return Collections.unmodifiableMap(claims);
    }

    private static Map<String, Object> limits(IssuanceFacts.AssignedPlan plan) {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("plan", plan.code().value());
        limits.put("revision", plan.revision());
        plan.limits().asMap().forEach((limit, value) -> limits.put(limit.code(), value));
        return Collections.unmodifiableMap(limits);
    }
}
