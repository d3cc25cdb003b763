package dev.mintmark.domain.issuance;

import dev.mintmark.domain.Coded;

/** Why an authenticated app gets no token (rules §7, steps 3 to 6; http-api §1, {@code reason}). */
public enum Blocked implements Coded {
    APP_DISABLED("app_disabled", "This app is disabled. Enable it in the dashboard."),
    TENANT_INACTIVE(
            "tenant_inactive",
            "The tenant of this app is not active. Ask the operator of this service to activate it."),
    REGION_MISSING("region_missing", "This app has no license region. Ask the operator of this service."),
    DATABASE_MISSING("database_missing", "This app has no region database. Ask the operator of this service."),
    PLAN_RETIRED("plan_retired", "The plan of this app is retired. Assign an active plan or remove it.");

    private final String code;
    private final String message;

    Blocked(String code, String message) {
        this.code = code;
        this.message = message;
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
