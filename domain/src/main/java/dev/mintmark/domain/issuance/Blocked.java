package dev.mintmark.domain.issuance;

import dev.mintmark.domain.Coded;

/** Why an authenticated app gets no token (rules §7, steps 2 to 8; http-api §1, {@code reason}). */
public enum Blocked implements Coded {
    SECRET_EXPIRED(
            Kind.CLIENT,
            "secret_expired",
            "The secret is older than the tenant of this app allows. Make a new one in the dashboard."),
    APP_DISABLED(Kind.CLIENT, "app_disabled", "This app is disabled. Enable it in the dashboard."),
    TENANT_INACTIVE(
            Kind.CLIENT,
            "tenant_inactive",
            "The tenant of this app is not active. Ask the operator of this service to activate it."),
    REGION_MISSING(Kind.CLIENT, "region_missing", "This app has no license region. Ask the operator of this service."),
    DATABASE_MISSING(
            Kind.CLIENT, "database_missing", "This app has no region database. Ask the operator of this service."),
    PLAN_RETIRED(Kind.CLIENT, "plan_retired", "The plan of this app is retired. Assign an active plan or remove it."),
    UNKNOWN_RESOURCE(
            Kind.TARGET,
            "unknown_resource",
            "There is no API with this identifier. Send the identifier of a registered API as resource, or leave it out"
                    + " for the default API."),
    RESOURCE_DISABLED(
            Kind.TARGET,
            "resource_disabled",
            "No tokens are issued for this API, because it is disabled. Ask the operator of this service."),
    RESOURCE_NOT_IN_PLAN(
            Kind.TARGET,
            "resource_not_in_plan",
            "This API is open only to apps whose plan lists it. Assign a plan that does, or ask the operator of this"
                    + " service."),
    UNKNOWN_SCOPE(
            Kind.SCOPE,
            "unknown_scope",
            "The API has no such scope. Ask for scopes of this API, or leave scope out to get all that are open to this"
                    + " app."),
    SCOPE_NOT_IN_PLAN(
            Kind.SCOPE,
            "scope_not_in_plan",
            "The plan of this app does not list this scope. Ask for fewer scopes, or leave scope out to get all that"
                    + " are open to this app.");

    /** What stands in the way. */
    public enum Kind {
        /** The app itself, whatever the token is to be for (rules §7, steps 2 to 6). */
        CLIENT,
        /** The API that the token is to be for (step 7). */
        TARGET,
        /** What the token is to allow there (step 8). */
        SCOPE
    }

    private final Kind kind;
    private final String code;
    private final String message;

    Blocked(Kind kind, String code, String message) {
        this.kind = kind;
        this.code = code;
        this.message = message;
    }

    /** What stands in the way. */
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    /** One English sentence that says what to do. */
    public String message() {
        return message;
    }
}
