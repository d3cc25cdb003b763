package dev.mintmark.application.service.people;

import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Member;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Ends what a member has invited to, and the reset links that it made, when the member is removed, may not make them
 * any more, or may not have been it.
 */
final class PendingLinks {
    private final Invitations invitations;
    private final PasswordResets resets;
    private final AuditTrail audit;

    PendingLinks(Invitations invitations, PasswordResets resets, AuditTrail audit) {
        this.invitations = invitations;
        this.resets = resets;
        this.audit = audit;
    }

    /** Ends all of them, in the name of whoever acts now. Called inside a unit of work. */
    void endAllOf(Member maker, Instant now) {
        endAllOf(maker, now, audit::record);
    }

    /**
     * Ends all of them. Called inside a unit of work.
     *
     * @param record tells the {@link AuditTrail} of each invitation
     */
    void endAllOf(Member maker, Instant now, Consumer<AuditEntry> record) {
        for (Invitation invitation : invitations.lockPendingOf(maker.id())) {
            invitations.settle(invitation.become(Invitation.State.CANCELLED, now));
            record.accept(InvitationEntries.entry(AuditAction.INVITATION_CANCELLED, invitation));
        }
        resets.forgetMadeBy(maker.id());
    }
}
