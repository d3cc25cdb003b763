package dev.mintmark.rest.security;

import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.member.Member;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Counts management calls that were refused for want of an authority (rules §9): without a session, above a role, and
 * about what is not there or belongs to others, which callers cannot tell apart.
 */
@Dependent
public final class RefusedCalls {
    private final CurrentMember current;
    private final RefusedAttemptCounter counter;

    @Inject
    public RefusedCalls(CurrentMember current, RefusedAttemptCounter counter) {
        this.current = current;
        this.counter = counter;
    }

    /** Counts a management call from this address that was answered with this status, if it was refused so. */
    void answered(String address, int status) {
        kind(status)
                .ifPresent(kind -> counter.refused(
                        kind,
                        current.signedIn()
                                .map(Member::email)
                                .map(email -> email.key())
                                .orElse(""),
                        address));
    }

    private static Optional<RefusedAttempts.Kind> kind(int status) {
        return switch (status) {
            case 401 -> Optional.of(RefusedAttempts.Kind.NOT_SIGNED_IN);
            case 403 -> Optional.of(RefusedAttempts.Kind.FORBIDDEN);
            case 404 -> Optional.of(RefusedAttempts.Kind.NOT_FOUND);
            default -> Optional.empty();
        };
    }
}
