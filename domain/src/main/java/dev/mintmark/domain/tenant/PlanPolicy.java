package dev.mintmark.domain.tenant;

import java.util.Optional;

/** Who chooses the plans of a tenant's apps (rules §2). */
public enum PlanPolicy {
    /** The tenant's admins choose among active plans, or none. */
    OPEN("open"),
    /** Only operators assign and remove plans. */
    ASSIGNED("assigned");

    private final String code;

    PlanPolicy(String code) {
        this.code = code;
    }

    /** The word of the specification. */
    public String code() {
        return code;
    }

    /** The policy with this word, if there is one. */
    public static Optional<PlanPolicy> of(String code) {
        for (PlanPolicy policy : values()) {
            if (policy.code.equals(code)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
