package dev.mintmark.domain.issuance;

import dev.mintmark.domain.app.AllowedDomain;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of an access token (rules §7, RFC 9068 §2.2). */
public final class TokenClaims {
    private static final List<String> GROUPS = List.of("app");
    private static final List<String> ALLOWED_DOMAINS =
            List.of("allowed_domain_1", "allowed_domain_2", "allowed_domain_3");

    private TokenClaims() {}

    /**
     * Builds the claims; times are whole seconds since 1970.
     *
     * @param facts of an app, whether or not something blocks it; what is not there is left out
     * @param issuer the URI of this service
     * @param scopes the granted ones, in the API's order; a token without any names none
     * @param tokenId 128 random bits as text
     */
    public static Map<String, Object> of(
            IssuanceFacts facts, String issuer, List<String> scopes, String tokenId, Instant now) {
        return of(facts, issuer, scopes, tokenId, now, Optional.empty());
    }

    /**
     * The same for a token that may be bound to a key (RFC 9449 §6.1).
     *
     * @param boundTo the key's thumbprint; empty if the token is not bound
     */
    public static Map<String, Object> of(
            IssuanceFacts facts,
            String issuer,
            List<String> scopes,
            String tokenId,
            Instant now,
            Optional<String> boundTo) {
        Map<String, Object> claims = new LinkedHashMap<>();
        long issuedAt = now.getEpochSecond();
        claims.put("iss", issuer);
        facts.api().ifPresent(api -> {
            claims.put("aud", api.identifier());
            claims.put("exp", issuedAt + api.tokenLifetime().toSeconds());
        });
        claims.put("iat", issuedAt);
        claims.put("nbf", issuedAt);
        claims.put("jti", tokenId);
        claims.put("sub", facts.clientId().value());
        claims.put("client_id", facts.clientId().value());
        claims.put("upn", facts.clientId().value());
        if (!scopes.isEmpty()) {
            claims.put("scope", String.join(" ", scopes));
        }
        claims.put("groups", GROUPS);
        claims.put("tenantid", facts.tenant().toString());
        claims.put("appId", facts.app().toString());
        facts.region().ifPresent(region -> claims.put("licenseRegionCode", region.value()));
        facts.dbCode().ifPresent(dbCode -> claims.put("dbCode", dbCode.value()));
        List<Optional<AllowedDomain>> slots = facts.allowedDomains().slots();
        for (int i = 0; i < slots.size(); i++) {
            String claim = ALLOWED_DOMAINS.get(i);
            slots.get(i).ifPresent(domain -> claims.put(claim, domain.value()));
        }
        facts.plan().ifPresent(plan -> claims.put("limits", limits(plan)));
        claims.put("credentialVersion", facts.credentialVersion());
        boundTo.ifPresent(thumbprint -> claims.put("cnf", Map.of("jkt", thumbprint)));
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
