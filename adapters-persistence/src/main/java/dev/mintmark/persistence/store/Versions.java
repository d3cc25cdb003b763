package dev.mintmark.persistence.store;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;

/** Versions for optimistic locking. The domain and EclipseLink both count from 1. */
public final class Versions {
    private Versions() {}

    /** @throws RuleBroken {@code concurrent_change} unless the stored version is the one that the change was made on */
    public static void require(long stored, long changed) {
        if (stored != changed) {
            throw gone();
        }
    }

    /** What a change of a row that is not there any more comes to. */
    public static RuleBroken gone() {
        return new RuleBroken(Refusal.CONCURRENT_CHANGE);
    }
}
