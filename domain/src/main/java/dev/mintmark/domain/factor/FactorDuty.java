package dev.mintmark.domain.factor;

import dev.mintmark.domain.member.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a member has to have a second factor, and has one (rules §13).
 *
 * @param registered whether it has one
 * @param required whether it has to: an operator does, and whoever's tenant says so
 * @param putOffUntil until when an operator without one may do everything else all the same; empty if nobody waits
 */
public record FactorDuty(boolean registered, boolean required, Optional<Instant> putOffUntil) {
    /** How long after its first sign-in an operator may put it off. */
    public static final Duration DEFERRAL = Duration.ofHours(24);

    /**
     * The duty of this member.
     *
     * @param demandedByTenant whether the member's tenant says so; false for an operator
     * @param firstSignIn when the member signed in for the first time
     */
    public static FactorDuty of(Member member, boolean registered, boolean demandedByTenant, Instant firstSignIn) {
        boolean operator = member.owner().isInstallation();
        return new FactorDuty(
                registered,
                operator || demandedByTenant,
                operator && !registered ? Optional.of(firstSignIn.plus(DEFERRAL)) : Optional.empty());
    }

    /** Of whom nothing is asked: of a demonstration's people. */
    public FactorDuty waived() {
        return new FactorDuty(registered, false, Optional.empty());
    }

    /** Whether the member can do nothing but register one. */
    public boolean isOwed(Instant now) {
        return required
                && !registered
                && putOffUntil.filter(end -> now.isBefore(end)).isEmpty();
    }
}
