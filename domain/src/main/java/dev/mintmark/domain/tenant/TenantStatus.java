package dev.mintmark.domain.tenant;

import dev.mintmark.domain.Coded;

/** The status of a tenant (rules §2): {@code pending_activation → active ⇄ suspended}. */
public enum TenantStatus implements Coded {
    PENDING_ACTIVATION("pending_activation"),
    ACTIVE("active"),
    SUSPENDED("suspended");

    private final String code;

    TenantStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    boolean mayBecome(TenantStatus next) {
        return this == next || next == ACTIVE || (this == ACTIVE && next == SUSPENDED);
    }
}
