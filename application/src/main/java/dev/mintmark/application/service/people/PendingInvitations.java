package dev.mintmark.application.service.people;

import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Member;
import java.time.Instant;

/**
 * Cancels what a member has invited to, when the member is removed, may not invite any more, or may not have been it.
 */
final class PendingInvitations {
    private final Invitations invitations;
    private final AuditTrail audit;

    PendingInvitations(Invitations invitations, AuditTrail audit) {
        this.invitations = invitations;
        this.audit = audit;
    }

    /** Cancels all of them. Called inside a unit of work. */
    void cancelAllOf(Member inviter, Instant now) {
        for (Invitation invitation : invitations.lockPendingOf(inviter.id())) {
            invitations.settle(invitation.become(Invitation.State.CANCELLED, now));
            audit.record(InvitationEntries.entry(AuditAction.INVITATION_CANCELLED, invitation));
        }
    }
}
