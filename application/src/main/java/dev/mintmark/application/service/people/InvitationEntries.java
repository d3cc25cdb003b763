package dev.mintmark.application.service.people;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Role;
import java.util.List;
import java.util.Optional;

/** Tells the audit trail what happened to an invitation, without telling its token. */
public final class InvitationEntries {
    private InvitationEntries() {}

    /** An entry about this invitation, in the chain of its tenant or the installation's, without fields. */
    public static AuditEntry entry(AuditAction action, Invitation invitation) {
        return new AuditEntry(
                invitation.owner(),
                action,
                new AuditTarget(
                        "invitation",
                        invitation.id().toString(),
                        invitation.email().value()),
                List.of());
    }

    static Comparison<Invitation> created(Invitation invitation) {
        return Comparison.of(
                        Optional.empty(), Optional.of(invitation), entry(AuditAction.INVITATION_CREATED, invitation))
                .with("email", made -> made.email().value())
                .with(
                        "displayName",
                        made -> made.displayName().map(DisplayName::value).orElse(null))
                .with(
                        "roles",
                        made -> made.roles().stream().map(Role::code).sorted().toList());
    }
}
