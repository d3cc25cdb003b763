package dev.mintmark.application.service;

import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.member.Member;
import java.util.List;

/** Tells the audit trail about members. */
final class MemberEntries {
    private MemberEntries() {}

    /** An entry about this member, in the chain of its tenant or the installation's. */
    static AuditEntry entry(AuditAction action, Member member) {
        return new AuditEntry(
                member.tenant(),
                action,
                new AuditTarget(
                        "member", member.id().toString(), member.displayName().value()),
                List.of());
    }

    /** The member as the one who acts. */
    static Actor actor(Member member) {
        return Actor.member(member.id().toString(), member.displayName().value());
    }
}
