package dev.mintmark.application.port.in.people;

import dev.mintmark.domain.member.Password;

/** Sees to it at each start that there is an operator (http-api §2, sign-in). */
public interface EnsureFirstOperator {
    /** Whether there is an operator, so that none would be made. */
    boolean exists();

    /**
     * Makes the first operator unless there is one; true if this call made it.
     *
     * @param madeByService whether nobody chose the password, so that it is to be replaced after the first sign-in
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed} for an address that is none
     */
    boolean ensure(String email, Password password, boolean madeByService);
}
