package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.member.Member;
import java.time.Instant;

/** Keeps how often passkeys have signed, which only grows. Called inside a unit of work. */
public final class UsedPasskeys {
    private final Factors factors;
    private final AuditTrail audit;

    public UsedPasskeys(Factors factors, AuditTrail audit) {
        this.factors = factors;
        this.audit = audit;
    }

    /**
     * Uses a passkey of a locked member, whose answer holds. If it has not signed more often than it said before, two
     * devices have its private half (WebAuthn §6.1.1): that is recorded.
     *
     * @return false if it must not be let in by
     */
    boolean use(Member member, Passkey passkey, long signCount, Instant now) {
        if (factors.usePasskey(passkey.id(), signCount, now)) {
            return true;
        }
        audit.recordAs(
                Actor.SYSTEM,
                MemberEntries.entry(AuditAction.PASSKEY_COPY_SUSPECTED, member)
                        .with("name", null, passkey.name().value()));
        return false;
    }
}
