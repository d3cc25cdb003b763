package dev.mintmark.rest.security;

import dev.mintmark.domain.audit.RefusedSignIns;
import dev.mintmark.domain.member.Member;
import dev.mintmark.rest.http.ClientAddress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Counts management calls that were refused for want of an authority (rules §9): without a session, above a role, and
 * about what is not there or belongs to others, which callers cannot tell apart.
 */
@Dependent
public final class RefusedCalls {
    private final CurrentMember current;
    private final ClientAddress address;
    private final RefusedSignInCounter counter;

    @Inject
    public RefusedCalls(CurrentMember current, ClientAddress address, RefusedSignInCounter counter) {
        this.current = current;
        this.address = address;
        this.counter = counter;
    }

    /** Counts a management call that was answered with this status, if it was refused so. */
    void answered(HttpServletRequest request, int status) {
        kind(status)
                .ifPresent(kind -> counter.refused(
                        kind,
                        current.signedIn()
                                .map(Member::email)
                                .map(email -> email.key())
                                .orElse(""),
                        address.of(request)));
    }

    private static Optional<RefusedSignIns.Kind> kind(int status) {
        return switch (status) {
            case 401 -> Optional.of(RefusedSignIns.Kind.NOT_SIGNED_IN);
            case 403 -> Optional.of(RefusedSignIns.Kind.FORBIDDEN);
            case 404 -> Optional.of(RefusedSignIns.Kind.NOT_FOUND);
            default -> Optional.empty();
        };
    }
}
