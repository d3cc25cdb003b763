package dev.mintmark.verifier;

import dev.mintmark.verifier.Refused.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The app that calls, as its verified token says. */
public final class Caller {
    /** What may stand in a scope (RFC 6749 §3.3). */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    private final String clientId;
    private final String tenantId;
    private final String appId;
    private final String region;
    private final String dbCode;
    private final List<String> domains;
    private final Set<String> scopes;
    private final Limits limits;
    private final long credentialVersion;
    private final String tokenId;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final Optional<String> boundTo;
    private final Challenge challenge;

    Caller(Claims claims, Challenge challenge) throws Rejection {
        this.clientId = claims.text("client_id");
        this.tenantId = claims.text("tenantid");
        this.appId = claims.text("appId");
        this.region = claims.text("licenseRegionCode");
        this.dbCode = claims.text("dbCode");
        this.domains = domains(claims);
        this.scopes = scopes(claims);
        this.limits = claims.has("limits") ? plan(claims.object("limits")) : new Limits.NoPlan();
        this.credentialVersion = claims.wholeNumber("credentialVersion");
        this.tokenId = claims.text("jti");
        this.issuedAt = Instant.ofEpochSecond(claims.wholeNumber("iat"));
        this.expiresAt = Instant.ofEpochSecond(claims.wholeNumber("exp"));
        this.boundTo = claims.has("cnf") ? Optional.of(claims.object("cnf").text("jkt")) : Optional.empty();
        this.challenge = challenge;
    }

    private static List<String> domains(Claims claims) throws Rejection {
        List<String> domains = new ArrayList<>();
        for (int slot = 1; slot <= 3; slot++) {
            claims.textIfAny("allowed_domain_" + slot).ifPresent(domains::add);
        }
        return List.copyOf(domains);
    }

    private static Set<String> scopes(Claims claims) throws Rejection {
        Set<String> scopes = new LinkedHashSet<>();
        claims.textIfAny("scope").ifPresent(text -> scopes.addAll(Arrays.asList(text.split(" "))));
        scopes.remove("");
        return Collections.unmodifiableSet(scopes);
    }

    private static Limits plan(Claims limits) throws Rejection {
        return new Limits.Plan(
                limits.text("plan"),
                limits.wholeNumber("revision"),
                limit(limits, "maxDocumentUnitsPerDocument"),
                limit(limits, "maxDocumentUnitsPerHour"),
                limit(limits, "maxDocumentUnitsPerDay"),
                limit(limits, "maxDocumentUnitsPerWeek"),
                limit(limits, "maxDocumentUnitsPerMonth"),
                limit(limits, "maxApiRequestsPerMinute"));
    }

    private static Limit limit(Claims limits, String name) throws Rejection {
        return limits.has(name) ? new Limit(OptionalLong.of(limits.wholeNumber(name))) : Limit.NONE;
    }

    /** The app's client id. */
    public String clientId() {
        return clientId;
    }

    /** The tenant to which the app belongs. */
    public String tenantId() {
        return tenantId;
    }

    /** The app. */
    public String appId() {
        return appId;
    }

    /** The code of the license region that was stamped on the app. */
    public String region() {
        return region;
    }

    /** The region database that was stamped on the app: where its data lives. */
    public String dbCode() {
        return dbCode;
    }

    /** From where browsers may use the token, in the order of the app's slots; empty: from nowhere. */
    public List<String> domains() {
        return domains;
    }

    /** The granted scopes; empty if there are none. */
    public Set<String> scopes() {
        return scopes;
    }

    /** How much the app may consume, or that no plan applies. */
    public Limits limits() {
        return limits;
    }

    /** Grows whenever a credential of the app is replaced or removed; from 1. */
    public long credentialVersion() {
        return credentialVersion;
    }

    /** The thumbprint (RFC 7638) of the key that the token is bound to; empty if it is a bearer token. */
    public Optional<String> boundTo() {
        return boundTo;
    }

    /** The token's id, its {@code jti}. */
    public String tokenId() {
        return tokenId;
    }

    /** When the token was issued. */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** When the token ends. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Goes on only with all of these scopes.
     *
     * @throws Refused (403) if the token lacks one
     * @throws IllegalArgumentException if one could not be a scope
     */
    public void requireScope(String first, String... more) {
        Set<String> required = new LinkedHashSet<>(List.of(first));
        required.addAll(Arrays.asList(more));
        for (String scope : required) {
            if (!SCOPE.matcher(scope).matches()) {
                throw new IllegalArgumentException("No scope: " + scope);
            }
        }
        if (!scopes.containsAll(required)) {
            throw challenge.refuseWithoutScope(String.join(" ", required));
        }
    }

    /**
     * Goes on only if a browser's page may use the token, or no browser's page asks (rules §5).
     *
     * @param origin the request's {@code Origin} header; null if it has none, as with a backend service
     * @throws Refused (403) if the origin is none of the token's allowed domains
     */
    public void requireOrigin(String origin) {
        if (origin != null && !Origin.isAllowed(origin, domains)) {
            throw challenge.refuse(Reason.ORIGIN_NOT_ALLOWED);
        }
    }

    /**
     * The plan that applies: for an API that serves nobody without one.
     *
     * @throws Refused (403) if none applies
     */
    public Limits.Plan requirePlan() {
        return limits.fold(plan -> plan, () -> {
            throw challenge.refuse(Reason.NO_PLAN);
        });
    }

    /** For logs: who it is, and by which token. */
    @Override
    public String toString() {
        return "app " + appId + " of tenant " + tenantId + " (token " + tokenId + ")";
    }
}
