package dev.mintmark.persistence.store;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;

/**
 * The database took a transaction back in favour of another one, by no fault of its own: done anew, it may well
 * succeed.
 */
final class LostRace extends RuleBroken {
    private static final long serialVersionUID = 1L;

    LostRace() {
        super(Refusal.CONCURRENT_CHANGE);
    }
}
