package dev.mintmark.domain.provider;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;

/** Somebody who signed in elsewhere is not let in. */
public final class SignInRefused extends RuleBroken {
    private static final long serialVersionUID = 1L;

    private final SignInFault fault;

    /** For this reason. */
    public SignInRefused(SignInFault fault) {
        super(Refusal.SIGN_IN_FAILED, fault.message());
        this.fault = fault;
    }

    /** The reason. */
    public SignInFault fault() {
        return fault;
    }
}
