package dev.mintmark.persistence;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;

/** Versions for optimistic locking: EclipseLink counts a row's from 1, the domain from 0. */
final class Versions {
    private static final long FIRST_STORED = 1;

    private Versions() {}

    static long toDomain(long stored) {
        return stored - FIRST_STORED;
    }

    /** @throws RuleBroken {@code concurrent_change} unless the stored version is the one that the change was made on */
    static void require(long stored, long changed) {
        if (toDomain(stored) != changed) {
            throw gone();
        }
    }

    /** What a change of a row that is not there any more comes to. */
    static RuleBroken gone() {
        return new RuleBroken(Refusal.CONCURRENT_CHANGE);
    }
}
