package dev.mintmark.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects every violation of a request, so that all of them are reported at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** Adds a violation with the fault's own message. */
    public void add(String field, Fault fault) {
        add(field, fault, fault.message());
    }

    /** Adds a violation with a more precise message. */
    public void add(String field, Fault fault, String message) {
        found.add(new Violation(field, fault, message));
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found so far, in the order in which it was found. */
    public List<Violation> list() {
        return List.copyOf(found);
    }

    /**
     * Refuses the request if anything was found.
     *
     * @throws RuleBroken with {@link Refusal#VALIDATION_FAILED} and every violation
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw RuleBroken.invalid(found);
        }
    }
}
