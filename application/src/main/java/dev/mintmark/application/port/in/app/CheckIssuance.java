package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says whether an app would get a token now, and what would stand in it (http-api §2, {@code issuance}). */
public interface CheckIssuance {
    /**
     * Runs the checks.
     *
     * @param resource the identifier of the API that a token would be for; empty for the default API
     * @param scope the scopes that would be asked for; empty if none would be
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}
     */
    Report check(TenantId tenant, AppId app, Optional<String> resource, Optional<String> scope);

    /**
     * The checks in order and the claims of a token.
     *
     * @param ready whether every check passed
     * @param claims what a token would carry now; not a token
     * @param requiresDpop whether the API takes only tokens that are bound to a key: a request then needs a proof, and
     *     the token also carries {@code cnf} (RFC 9449 §6)
     */
    record Report(boolean ready, List<Check> checks, Map<String, Object> claims, boolean requiresDpop) {}

    /**
     * One check.
     *
     * @param failure code and sentence; empty if it passed
     */
    record Check(String check, Optional<Failure> failure) {}

    /** Why a check failed. */
    record Failure(String code, String message) {}
}
