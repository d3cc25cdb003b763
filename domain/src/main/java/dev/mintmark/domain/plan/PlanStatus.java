package dev.mintmark.domain.plan;

import dev.mintmark.domain.Coded;

/** The status of a plan (rules §4): {@code draft → active → archived → retired}, with two ways back. */
public enum PlanStatus implements Coded {
    /** Cannot be assigned yet. */
    DRAFT("draft"),
    /** Can be assigned. */
    ACTIVE("active"),
    /** Cannot be newly assigned; apps that hold it keep getting tokens. */
    ARCHIVED("archived"),
    /** Cannot be assigned and blocks token issuance for every app that holds it. */
    RETIRED("retired");

    private final String code;

    PlanStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether a plan can be created in this status. */
    public boolean isInitial() {
        return this == DRAFT || this == ACTIVE;
    }

    boolean mayBecome(PlanStatus next) {
        if (this == next) {
            return true;
        }
        return switch (this) {
            case DRAFT -> next == ACTIVE || next == ARCHIVED;
            case ACTIVE, RETIRED -> next == ARCHIVED;
            case ARCHIVED -> next == RETIRED || next == ACTIVE;
        };
    }
}
