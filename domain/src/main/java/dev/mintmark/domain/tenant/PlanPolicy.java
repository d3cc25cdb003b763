package dev.mintmark.domain.tenant;

import dev.mintmark.domain.Coded;

/** Who chooses the plans of a tenant's apps (rules §2). */
public enum PlanPolicy implements Coded {
    /** The tenant's admins choose among active plans, or none. */
    OPEN("open"),
    /** Only operators assign and remove plans. */
    ASSIGNED("assigned");

    private final String code;

    PlanPolicy(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
