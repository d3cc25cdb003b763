package dev.mintmark.verifier;

/** Why a token does not count, before it is known how to answer. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refused.Reason reason;

    Rejection(Refused.Reason reason, String detail) {
        this(reason, detail, null);
    }

    Rejection(Refused.Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    Refused.Reason reason() {
        return reason;
    }
}
