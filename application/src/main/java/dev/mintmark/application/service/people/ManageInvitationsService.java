package dev.mintmark.application.service.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invites people, and makes members of those who accept. */
public final class ManageInvitationsService implements ManageInvitations {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Members members;
    private final Invitations invitations;
    private final ManagementKeys keys;
    private final OwnerLock lock;
    private final PasswordPolicy policy;
    private final PasswordHasher passwords;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Mails mails;
    private final Clock clock;

    public ManageInvitationsService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            Invitations invitations,
            ManagementKeys keys,
            PasswordPolicy policy,
            PasswordHasher passwords,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Mails mails,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.members = members;
        this.invitations = invitations;
        this.keys = keys;
        this.lock = new OwnerLock(tenants, members);
        this.policy = policy;
        this.passwords = passwords;
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public Issued invite(ManageInvitations.Command command) {
        Violations violations = new Violations();
        Optional<Email> email = Email.parse(command.email(), "email", violations);
        Optional<DisplayName> name = command.displayName() == null
                ? Optional.empty()
                : DisplayName.parse(command.displayName(), "displayName", violations);
        Optional<Set<Role>> roles = Role.parseOf(command.owner(), command.roles(), "roles", violations);
        violations.throwIfAny();
        ClientSecret token = secrets.secret(SecretKind.INVITATION);
        Invitation invitation = Invitation.create(
                new InvitationId(ids.next()),
                command.owner(),
                email.orElseThrow(),
                name,
                roles.orElseThrow(),
                SecretDigest.of(token),
                command.invitedBy(),
                command.madeByKey(),
                clock.instant());
        return unitOfWork.execute(() -> {
            lock.take(command.owner());
            Bound.PENDING_INVITATIONS.requireRoomForOneMore(
                    invitations.countPending(command.owner(), invitation.createdAt()));
            invitations.add(invitation);
            mails.invited(invitation, token);
            InvitationEntries.created(invitation).recordIn(audit);
            return new Issued(invitation, token);
        });
    }

    @Override
    public Page<Invitation> list(Owner owner, Page.Request page) {
        return unitOfWork.execute(() -> invitations.list(owner, page));
    }

    @Override
    public Invitation read(Owner owner, InvitationId id) {
        return unitOfWork.execute(() -> requireOwnedBy(owner, invitations.find(id)));
    }

    @Override
    public Issued resend(Owner owner, InvitationId id, Member sender, Optional<ManagementKeyId> sendersKey) {
        ClientSecret token = secrets.secret(SecretKind.INVITATION);
        return unitOfWork.execute(() -> {
            lock.take(owner);
            Invitation invitation = requireOwnedBy(owner, invitations.lock(id));
            if (!invitation.mayBeMadeBy(sender)) {
                throw new RuleBroken(Refusal.FORBIDDEN, "This invitation gives a role that is above yours.");
            }
            Instant now = clock.instant();
            switch (invitation.state(now)) {
                case PENDING -> {}
                case EXPIRED -> Bound.PENDING_INVITATIONS.requireRoomForOneMore(invitations.countPending(owner, now));
                case ACCEPTED, CANCELLED ->
                    throw new RuleBroken(
                            Refusal.INVALID_TRANSITION,
                            "This invitation has been accepted or cancelled. Make another one.");
            }
            Invitation resent = invitation.resent(SecretDigest.of(token), sender.id(), sendersKey, now);
            invitations.resend(resent);
            mails.invited(resent, token);
            audit.record(InvitationEntries.entry(AuditAction.INVITATION_RESENT, resent)
                    .with(
                            "expiresAt",
                            invitation.expiresAt().toString(),
                            resent.expiresAt().toString()));
            return new Issued(resent, token);
        });
    }

    @Override
    public void cancel(Owner owner, InvitationId id) {
        unitOfWork.run(() -> {
            Invitation invitation = requireOwnedBy(owner, invitations.lock(id));
            Instant now = clock.instant();
            Invitation.State state = invitation.state(now);
            if (state == Invitation.State.ACCEPTED) {
                throw new RuleBroken(
                        Refusal.INVALID_TRANSITION, "This invitation has been accepted. Remove the member instead.");
            }
            if (state == Invitation.State.PENDING) {
                invitations.settle(invitation.become(Invitation.State.CANCELLED, now));
                audit.record(InvitationEntries.entry(AuditAction.INVITATION_CANCELLED, invitation));
            }
        });
    }

    @Override
    public Preview preview(String token) {
        SecretDigest digest = digest(token);
        return unitOfWork.execute(() -> {
            Invitation invitation = requirePending(digest);
            Optional<Tenant> tenant = invitation.owner().tenant().flatMap(tenants::find);
            Member inviter = members.find(invitation.invitedBy()).orElseThrow(ManageInvitationsService::expired);
            return new Preview(invitation, tenant.map(Tenant::name), inviter.displayName());
        });
    }

    /** A password is hashed, which is expensive, only for whoever holds an invitation that can be used. */
    @Override
    public Member accept(ManageInvitations.Acceptance command) {
        Violations violations = new Violations();
        SecretDigest digest = digest(command.token());
        Invitation found = unitOfWork.execute(() -> requirePending(digest));
        Optional<DisplayName> name =
                command.displayName() == null && found.displayName().isPresent()
                        ? found.displayName()
                        : DisplayName.parse(command.displayName(), "displayName", violations);
        command.password()
                .ifPresentOrElse(
                        password -> policy.check(password, personal(found), "password", violations),
                        () -> violations.add("password", Fault.REQUIRED));
        violations.throwIfAny();
        PasswordHash hash = passwords.hash(command.password().orElseThrow());
        Instant now = clock.instant();
        Member member = member(found, name.orElseThrow(), hash, now);
        return unitOfWork.execute(() -> {
            lock.take(found.owner());
            Invitation invitation = requirePending(digest);
            Bound.MEMBERS.requireRoomForOneMore(members.count(invitation.owner()));
            if (members.findByEmailKey(member.email().key()).isPresent()) {
                throw new RuleBroken(Refusal.EMAIL_TAKEN);
            }
            members.add(member);
            invitations.settle(invitation.become(Invitation.State.ACCEPTED, now));
            audit.recordAs(
                    Actor.HOLDER_OF_THE_INVITATION,
                    InvitationEntries.entry(AuditAction.INVITATION_ACCEPTED, invitation)
                            .with("memberId", null, member.id().toString()));
            MemberEntries.compare(AuditAction.MEMBER_ADDED, Optional.empty(), Optional.of(member))
                    .recordAs(Actor.HOLDER_OF_THE_INVITATION, audit);
            return member;
        });
    }

    private static SecretDigest digest(String token) {
        Violations violations = new Violations();
        if (token == null || token.isEmpty()) {
            violations.add("token", Fault.REQUIRED);
            violations.throwIfAny();
        }
        return ClientSecret.parse(SecretKind.INVITATION, token)
                .map(SecretDigest::of)
                .orElseThrow(ManageInvitationsService::expired);
    }

    private List<String> personal(Invitation invitation) {
        List<String> texts = new ArrayList<>(List.of(invitation.email().value()));
        invitation
                .owner()
                .tenant()
                .flatMap(tenant -> unitOfWork.execute(() -> tenants.find(tenant)))
                .ifPresent(tenant -> texts.add(tenant.name().value()));
        return texts;
    }

    private Member member(Invitation invitation, DisplayName name, PasswordHash hash, Instant now) {
        MemberId id = new MemberId(ids.next());
        return Member.create(id, invitation.owner(), invitation.email(), name, invitation.roles(), hash, now);
    }

    private Invitation requirePending(SecretDigest digest) {
        return invitations
                .lock(digest)
                .filter(invitation -> invitation.state(clock.instant()) == Invitation.State.PENDING)
                .filter(invitation -> members.find(invitation.invitedBy())
                        .filter(invitation::mayBeMadeBy)
                        .isPresent())
                .filter(invitation -> invitation.madeByKey().isEmpty()
                        || invitation.madeByKey().flatMap(keys::find).isPresent())
                .orElseThrow(ManageInvitationsService::expired);
    }

    private static RuleBroken expired() {
        return new RuleBroken(Refusal.INVITATION_EXPIRED);
    }

    private static Invitation requireOwnedBy(Owner owner, Optional<Invitation> found) {
        return found.filter(invitation -> invitation.owner().equals(owner))
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
