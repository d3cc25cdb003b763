package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ChangeOwnPassword;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.InitialPassword;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes people's own passwords; passwords are compared and hashed before the transaction starts. */
public final class ChangeOwnPasswordService implements ChangeOwnPassword {
    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final Tenants tenants;
    private final PasswordPolicy policy;
    private final PasswordHasher passwords;
    private final InitialPassword initialPassword;
    private final AuditTrail audit;
    private final Clock clock;

    public ChangeOwnPasswordService(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            PasswordResets resets,
            Tenants tenants,
            PasswordPolicy policy,
            PasswordHasher passwords,
            InitialPassword initialPassword,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.sessions = sessions;
        this.resets = resets;
        this.tenants = tenants;
        this.policy = policy;
        this.passwords = passwords;
        this.initialPassword = initialPassword;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void change(MemberId id, SessionId session, Password current, Password replacement) {
        Member checked = unitOfWork.execute(() -> require(members.find(id)));
        check(checked, current, replacement);
        PasswordHash hash = passwords.hash(replacement);
        unitOfWork.run(() -> {
            Member member = require(members.lock(id));
            if (!member.passwordHash().phc().equals(checked.passwordHash().phc())) {
                throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
            }
            Instant now = clock.instant();
            Member changed = members.update(member.withPassword(hash, false, now));
            sessions.endOthers(id, session, now);
            resets.forgetOf(id);
            audit.record(MemberEntries.entry(AuditAction.MEMBER_PASSWORD_CHANGED, changed)
                    .with("passwordChangeRequired", member.passwordChangeRequired(), changed.passwordChangeRequired()));
        });
        if (checked.passwordChangeRequired()) {
            initialPassword.discard();
        }
    }

    private void check(Member member, Password current, Password replacement) {
        Violations violations = new Violations();
        if (!passwords.matches(current, Optional.of(member.passwordHash()))) {
            violations.add("current", Fault.WRONG_PASSWORD);
        } else if (replacement.reveal().equals(current.reveal())) {
            violations.add("new", Fault.WEAK_PASSWORD, "Choose another password than the current one.");
        }
        List<String> personal = new ArrayList<>(List.of(member.email().value()));
        member.tenant()
                .flatMap(tenant -> unitOfWork.execute(() -> tenants.find(tenant)))
                .ifPresent(tenant -> personal.add(tenant.name().value()));
        policy.check(replacement, personal, "new", violations);
        violations.throwIfAny();
    }

    private static Member require(Optional<Member> member) {
        return member.orElseThrow(() -> new RuleBroken(Refusal.NOT_SIGNED_IN));
    }
}
