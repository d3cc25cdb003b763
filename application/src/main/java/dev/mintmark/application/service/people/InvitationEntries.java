package dev.mintmark.application.service.people;

import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.member.Invitation;
import java.util.List;

/** Tells the audit trail what happened to an invitation, without telling its token. */
public final class InvitationEntries {
    private InvitationEntries() {}

    /** An entry about this invitation, in the chain of its tenant or the installation's, without fields. */
    public static AuditEntry entry(AuditAction action, Invitation invitation) {
        return new AuditEntry(
                invitation.tenant(),
                action,
                new AuditTarget(
                        "invitation",
                        invitation.id().toString(),
                        invitation.email().value()),
                List.of());
    }
}
