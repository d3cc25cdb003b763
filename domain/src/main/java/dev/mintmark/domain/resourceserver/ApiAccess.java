package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.Coded;

/** Which apps get tokens for an API (rules §10). */
public enum ApiAccess implements Coded {
    /** Every app, and all scopes. */
    OPEN("open"),
    /** Apps whose plan lists the API, and the scopes that it lists. */
    BY_PLAN("by_plan");

    private final String code;

    ApiAccess(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
