package dev.mintmark.domain.tenant;

import dev.mintmark.domain.Coded;

/** Whether the members of a tenant have to have a second factor (rules §13). */
public enum SecondFactorPolicy implements Coded {
    /** Whoever wants has one. */
    OPTIONAL("optional"),
    /** A member without one can do nothing but register it. */
    REQUIRED("required");

    private final String code;

    SecondFactorPolicy(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
