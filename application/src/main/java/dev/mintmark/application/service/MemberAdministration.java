package dev.mintmark.application.service;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.member.EnsureFirstOperator;
import dev.mintmark.application.port.in.member.ManageMembers;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.Members;
import dev.mintmark.application.port.out.PasswordHasher;
import dev.mintmark.application.port.out.Tenants;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Adds members and the first operator; a password is hashed before the transaction starts. */
public final class MemberAdministration implements ManageMembers, EnsureFirstOperator {
    private static final DisplayName FIRST_OPERATOR = new DisplayName("Operator");

    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Members members;
    private final PasswordHasher passwords;
    private final IdGenerator ids;
    private final Clock clock;

    /** Works with these stores. */
    public MemberAdministration(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            PasswordHasher passwords,
            IdGenerator ids,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.members = members;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Member add(Command command) {
        requireTenant(command.tenant());
        Violations violations = new Violations();
        Optional<Email> email = Email.parse(command.email(), "email", violations);
        Optional<DisplayName> name = DisplayName.parse(command.displayName(), "displayName", violations);
        command.password()
                .ifPresentOrElse(
                        password -> password.checkStrength("password", violations),
                        () -> violations.add("password", Fault.REQUIRED));
        Optional<Set<Role>> roles = Role.parseOfTenant(command.roles(), "roles", violations);
        violations.throwIfAny();
        PasswordHash hash = passwords.hash(command.password().orElseThrow());
        Member member = Member.ofTenant(
                new MemberId(ids.next()),
                command.tenant(),
                email.orElseThrow(),
                name.orElseThrow(),
                roles.orElseThrow(),
                hash,
                clock.instant());
        return unitOfWork.execute(() -> {
            if (members.findByEmailKey(member.email().key()).isPresent()) {
                throw new RuleBroken(Refusal.EMAIL_TAKEN);
            }
            members.add(member);
            return member;
        });
    }

    @Override
    public Page<Member> list(TenantId tenant, Page.Request page) {
        requireTenant(tenant);
        return unitOfWork.execute(() -> members.list(tenant, page));
    }

    @Override
    public boolean exists() {
        return unitOfWork.execute(members::anyOperator);
    }

    @Override
    public boolean ensure(String email, Password password, boolean madeByService) {
        if (exists()) {
            return false;
        }
        Violations violations = new Violations();
        Optional<Email> address = Email.parse(email, "email", violations);
        password.checkStrength("password", violations);
        violations.throwIfAny();
        PasswordHash hash = passwords.hash(password);
        Instant now = clock.instant();
        Member operator = Member.operator(new MemberId(ids.next()), address.orElseThrow(), FIRST_OPERATOR, hash, now)
                .withPassword(hash, madeByService, now);
        try {
            return unitOfWork.execute(() -> {
                members.add(operator);
                return true;
            });
        } catch (RuleBroken broken) {
            if (broken.refusal() == Refusal.EMAIL_TAKEN && exists()) {
                return false;
            }
            throw broken;
        }
    }

    private void requireTenant(TenantId id) {
        if (unitOfWork.execute(() -> tenants.find(id)).isEmpty()) {
            throw new RuleBroken(Refusal.NOT_FOUND);
        }
    }
}
