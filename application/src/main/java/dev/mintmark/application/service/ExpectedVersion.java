package dev.mintmark.application.service;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.util.Optional;

/** Holds a change against the version that its author has read (RFC 9110 §13.1.1, {@code If-Match}). */
public final class ExpectedVersion {
    private ExpectedVersion() {}

    public static void require(Optional<Long> expected, long stored) {
        if (expected.isPresent() && expected.get() != stored) {
            throw new RuleBroken(Refusal.CHANGED_SINCE_READ);
        }
    }
}
