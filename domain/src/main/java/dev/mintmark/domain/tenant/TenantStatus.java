package dev.mintmark.domain.tenant;

import java.util.Optional;

/** Where a tenant stands in its life (rules §2): {@code pending_activation → active ⇄ suspended}. */
public enum TenantStatus {
    PENDING_ACTIVATION("pending_activation"),
    ACTIVE("active"),
    SUSPENDED("suspended");

    private final String code;

    TenantStatus(String code) {
        this.code = code;
    }

    /** The word of the specification. */
    public String code() {
        return code;
    }

    /** The status with this word, if there is one. */
    public static Optional<TenantStatus> of(String code) {
        for (TenantStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    boolean mayBecome(TenantStatus next) {
        return this == next || next == ACTIVE || (this == ACTIVE && next == SUSPENDED);
    }
}
