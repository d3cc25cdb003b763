package dev.mintmark.domain.plan;

import dev.mintmark.domain.Code;

/**
 * The code of one plan.
 *
 * @param value a code as rules §1 define it
 */
public record PlanCode(String value) {
    public PlanCode {
        Code.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
