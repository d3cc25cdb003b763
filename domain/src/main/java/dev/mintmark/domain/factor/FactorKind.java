package dev.mintmark.domain.factor;

import dev.mintmark.domain.Coded;

/** By what a second step can be done. */
public enum FactorKind implements Coded {
    /** A passkey, which also signs in alone. */
    PASSKEY("passkey"),
    /** A time-based code. */
    TOTP("totp"),
    /** A recovery code, which is used up by it. */
    RECOVERY_CODE("recovery-code");

    private final String code;

    FactorKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
