package dev.mintmark.application.service.people;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import java.util.List;
import java.util.Optional;

/** Tells the audit trail what happened to a member or operator, passwords left out. */
public final class MemberEntries {
    private MemberEntries() {}

    /** An entry about this member, in the chain of its tenant or the installation's, without fields. */
    public static AuditEntry entry(AuditAction action, Member member) {
        return new AuditEntry(
                member.owner(),
                action,
                new AuditTarget(
                        "member", member.id().toString(), member.displayName().value()),
                List.of());
    }

    /** The member as the one who acts. */
    public static Actor actor(Member member) {
        return Actor.member(member.id().toString(), member.displayName().value());
    }

    static Comparison<Member> compare(AuditAction action, Optional<Member> before, Optional<Member> after) {
        return Comparison.of(before, after, entry(action, after.or(() -> before).orElseThrow()))
                .with("email", member -> member.email().value())
                .with("displayName", member -> member.displayName().value())
                .with("roles", MemberEntries::roles);
    }

    private static List<String> roles(Member member) {
        return member.roles().stream().map(Role::code).sorted().toList();
    }
}
