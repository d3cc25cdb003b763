package dev.mintmark.domain;

import java.util.List;

/** A request that a rule refuses. Carries a stable code and, for invalid input, every violation; never a secret. */
public class RuleBroken extends RuntimeException {
    private final Refusal refusal;
    private final transient List<Violation> violations;

    /** Refuses with the refusal's own message. */
    public RuleBroken(Refusal refusal) {
        this(refusal, refusal.message());
    }

    /** Refuses with a more precise message. */
    public RuleBroken(Refusal refusal, String detail) {
        this(refusal, detail, List.of());
    }

    private RuleBroken(Refusal refusal, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.refusal = refusal;
        this.violations = violations;
    }

    /** Refuses invalid input with all its violations; the list may not be empty. */
    public static RuleBroken invalid(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("no violation");
        }
        return new RuleBroken(Refusal.VALIDATION_FAILED, Refusal.VALIDATION_FAILED.message(), List.copyOf(violations));
    }

    /** Which rule refused. */
    public Refusal refusal() {
        return refusal;
    }

    /** Every invalid field; empty unless the refusal is {@link Refusal#VALIDATION_FAILED}. */
    public List<Violation> violations() {
        return violations;
    }
}
