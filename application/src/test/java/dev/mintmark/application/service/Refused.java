package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that work is refused. */
final class Refused {
    private Refused() {}

    static RuleBroken with(Refusal refusal, ThrowingCallable work) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, work);
        assertThat(broken).as("the work is refused").isNotNull();
        assertThat(broken.refusal()).isEqualTo(refusal);
        return broken;
    }

    static void with(String field, Fault fault, ThrowingCallable work) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, work);
        assertThat(broken).as("the work is refused").isNotNull();
        assertThat(broken.violations()).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.fault()).isEqualTo(fault);
        });
    }
}
