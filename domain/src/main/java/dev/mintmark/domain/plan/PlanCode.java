package dev.mintmark.domain.plan;

import dev.mintmark.domain.Code;
import dev.mintmark.domain.Violations;
import java.util.Optional;

/**
 * The code of one plan.
 *
 * @param value a code as rules §1 define it
 */
public record PlanCode(String value) {
    public PlanCode {
        Code.require(value);
    }

    /** Reads a code; reports {@code required} or {@code invalid_code}. The text may be null. */
    public static Optional<PlanCode> parse(String text, String field, Violations violations) {
        return Code.check(text, field, violations) ? Optional.of(new PlanCode(text)) : Optional.empty();
    }

    /** The code, or empty where the text is no code and so can name nothing. */
    public static Optional<PlanCode> ifCode(String text) {
        return Code.isCode(text) ? Optional.of(new PlanCode(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
