package dev.mintmark.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a refusal. */
public final class Refused {
    private Refused() {}

    /** Fails unless the work is refused for this reason. */
    public static void with(Refusal refusal, ThrowingCallable work) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, work);
        assertThat(broken).as("a refusal").isNotNull();
        assertThat(broken.refusal()).isEqualTo(refusal);
    }
}
