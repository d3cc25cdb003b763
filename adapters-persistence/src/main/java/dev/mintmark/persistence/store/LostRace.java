package dev.mintmark.persistence.store;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;

/**
 * The database rolled a transaction back in favour of another one, through no fault of its own: tried again, it may
 * succeed.
 */
final class LostRace extends RuleBroken {
    private static final long serialVersionUID = 1L;

    LostRace() {
        super(Refusal.CONCURRENT_CHANGE);
    }
}
