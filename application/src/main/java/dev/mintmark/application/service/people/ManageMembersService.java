package dev.mintmark.application.service.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Manages members and operators, and adds the first one. A password is hashed before the transaction starts; whoever
 * could take away the last admin waits for the tenant's row, or for those of all operators.
 */
public final class ManageMembersService implements ManageMembers {
    private static final DisplayName FIRST_OPERATOR = new DisplayName("Operator");

    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Members members;
    private final Sessions sessions;
    private final PasswordResets resets;
    private final PendingLinks links;
    private final OwnerLock lock;
    private final PasswordPolicy policy;
    private final PasswordHasher passwords;
    private final IdGenerator ids;
    private final AuditTrail audit;
    private final Clock clock;

    public ManageMembersService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            Sessions sessions,
            Invitations invitations,
            PasswordResets resets,
            PasswordPolicy policy,
            PasswordHasher passwords,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.members = members;
        this.sessions = sessions;
        this.resets = resets;
        this.links = new PendingLinks(invitations, resets, audit);
        this.lock = new OwnerLock(tenants, members);
        this.policy = policy;
        this.passwords = passwords;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Member add(Command command) {
        Optional<Tenant> tenant = requireTenant(command.owner());
        Violations violations = new Violations();
        Optional<Email> email = Email.parse(command.email(), "email", violations);
        Optional<DisplayName> name = DisplayName.parse(command.displayName(), "displayName", violations);
        command.password()
                .ifPresentOrElse(
                        password -> policy.check(password, personal(command.email(), tenant), "password", violations),
                        () -> violations.add("password", Fault.REQUIRED));
        Optional<Set<Role>> roles = Role.parseOf(command.owner(), command.roles(), "roles", violations);
        violations.throwIfAny();
        PasswordHash hash = passwords.hash(command.password().orElseThrow());
        MemberId id = new MemberId(ids.next());
        Instant now = clock.instant();
        Member member = Member.create(
                        id, command.owner(), email.orElseThrow(), name.orElseThrow(), roles.orElseThrow(), hash, now)
                .withPassword(hash, command.passwordToBeReplaced(), now);
        return unitOfWork.execute(() -> {
            lock.take(command.owner());
            Bound.MEMBERS.requireRoomForOneMore(members.count(command.owner()));
            if (members.findByEmailKey(member.email().key()).isPresent()) {
                throw new RuleBroken(Refusal.EMAIL_TAKEN);
            }
            members.add(member);
            MemberEntries.compare(AuditAction.MEMBER_ADDED, Optional.empty(), Optional.of(member))
                    .recordIn(audit);
            return member;
        });
    }

    /** What others connect with a person: the address, which may be null, and the tenant's name. */
    private static List<String> personal(String email, Optional<Tenant> tenant) {
        return Stream.concat(Stream.ofNullable(email), tenant.map(Tenant::name).map(DisplayName::value).stream())
                .toList();
    }

    @Override
    public Page<Member> list(Owner owner, Page.Request page) {
        requireTenant(owner);
        return unitOfWork.execute(() -> members.list(owner, page));
    }

    @Override
    public Member read(Owner owner, MemberId id) {
        return unitOfWork.execute(() -> requireOwnedBy(owner, members.find(id)));
    }

    @Override
    public Member change(Change change) {
        List<String> personal = change.password().isEmpty()
                ? List.of()
                : personal(read(change.owner(), change.id()).email().value(), requireTenant(change.owner()));
        Optional<PasswordHash> hash = change.password()
                .filter(password -> isStrong(password, personal))
                .map(passwords::hash);
        return unitOfWork.execute(() -> {
            lock.take(change.owner());
            Member member = requireOwnedBy(change.owner(), members.lock(change.id()));
            ExpectedVersion.require(change.expectedVersion(), member.version());
            Violations violations = new Violations();
            Optional<DisplayName> name = change.displayName().isPresent()
                    ? DisplayName.parse(change.displayName().get(), "displayName", violations)
                    : Optional.of(member.displayName());
            Optional<Set<Role>> roles = change.roles().isPresent()
                    ? Role.parseOf(change.owner(), change.roles().get(), "roles", violations)
                    : Optional.of(member.roles());
            change.password().ifPresent(password -> policy.check(password, personal, "password", violations));
            violations.throwIfAny();
            Instant now = clock.instant();
            Member renamed = member.with(name.orElseThrow(), roles.orElseThrow(), now);
            requireAnAdmin(member, Optional.of(renamed));
            Member changed = members.update(
                    hash.map(other -> renamed.withPassword(other, true, now)).orElse(renamed));
            if (hash.isPresent() || !changed.roles().equals(member.roles())) {
                sessions.endAll(member.id(), now);
            }
            MemberEntries.compare(AuditAction.MEMBER_CHANGED, Optional.of(member), Optional.of(changed))
                    .recordIn(audit);
            if (hash.isPresent() || !member.roles().stream().allMatch(changed::covers)) {
                links.endAllOf(member, now);
            }
            if (hash.isPresent()) {
                resets.forgetOf(member.id());
                audit.record(MemberEntries.entry(AuditAction.MEMBER_PASSWORD_CHANGED, changed));
            }
            return changed;
        });
    }

    private boolean isStrong(Password password, List<String> personal) {
        Violations violations = new Violations();
        policy.check(password, personal, "password", violations);
        return violations.isEmpty();
    }

    @Override
    public void remove(Owner owner, MemberId id, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            lock.take(owner);
            Member member = requireOwnedBy(owner, members.lock(id));
            ExpectedVersion.require(expectedVersion, member.version());
            requireAnAdmin(member, Optional.empty());
            links.endAllOf(member, clock.instant());
            members.remove(member);
            MemberEntries.compare(AuditAction.MEMBER_REMOVED, Optional.of(member), Optional.empty())
                    .recordIn(audit);
        });
    }

    private static Member requireOwnedBy(Owner owner, Optional<Member> found) {
        return found.filter(member -> member.owner().equals(owner))
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }

    private void requireAnAdmin(Member before, Optional<Member> after) {
        boolean staysAdmin = after.filter(Member::isAdmin).isPresent();
        if (before.isAdmin() && !staysAdmin && !members.anyOtherAdmin(before.owner(), before.id())) {
            throw new RuleBroken(Refusal.LAST_ADMIN);
        }
    }

    @Override
    public boolean operatorExists() {
        return unitOfWork.execute(members::anyOperator);
    }

    @Override
    public boolean ensureFirstOperator(String email, Password password, boolean madeByService) {
        if (operatorExists()) {
            return false;
        }
        Violations violations = new Violations();
        Optional<Email> address = Email.parse(email, "email", violations);
        policy.check(password, List.of(email), "password", violations);
        violations.throwIfAny();
        PasswordHash hash = passwords.hash(password);
        Instant now = clock.instant();
        Member operator = Member.operator(new MemberId(ids.next()), address.orElseThrow(), FIRST_OPERATOR, hash, now)
                .withPassword(hash, madeByService, now);
        try {
            return unitOfWork.execute(() -> {
                members.add(operator);
                MemberEntries.compare(AuditAction.MEMBER_ADDED, Optional.empty(), Optional.of(operator))
                        .recordIn(audit);
                return true;
            });
        } catch (RuleBroken broken) {
            if (broken.refusal() == Refusal.EMAIL_TAKEN && operatorExists()) {
                return false;
            }
            throw broken;
        }
    }

    private Optional<Tenant> requireTenant(Owner owner) {
        Optional<Tenant> tenant = owner.tenant().flatMap(id -> unitOfWork.execute(() -> tenants.find(id)));
        if (tenant.isEmpty() && !owner.isInstallation()) {
            throw new RuleBroken(Refusal.NOT_FOUND);
        }
        return tenant;
    }
}
