package dev.mintmark.application.service.people;

import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.provider.ForeignIdentity;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.SignInFault;
import dev.mintmark.domain.provider.SignInRefused;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who of the members somebody is that a provider knows (rules §13). The first time the verified address says it, and
 * from then on the provider's own name for the person. Called inside a unit of work, in which members take turns.
 */
public final class ForeignMembers {
    private final Members members;
    private final IdentityProviders providers;
    private final Sessions sessions;
    private final PendingLinks links;
    private final OwnerLock lock;
    private final IdGenerator ids;
    private final AuditTrail audit;

    public ForeignMembers(
            Tenants tenants,
            Members members,
            IdentityProviders providers,
            Sessions sessions,
            Invitations invitations,
            PasswordResets resets,
            IdGenerator ids,
            AuditTrail audit) {
        this.members = members;
        this.providers = providers;
        this.sessions = sessions;
        this.links = new PendingLinks(invitations, resets, audit);
        this.lock = new OwnerLock(tenants, members);
        this.ids = ids;
        this.audit = audit;
    }

    /** Whether the person would have to be made a member. */
    public boolean isNew(IdentityProvider provider, ForeignIdentity identity, Email address) {
        return providers.findMember(provider.id(), identity.subject()).isEmpty()
                && members.findByEmailKey(address.key()).isEmpty();
    }

    /**
     * The member, locked, as the provider says it is now: with the roles that its groups give.
     *
     * @param nobodys of a password that nobody knows, for who is made a member; empty if the person was not new
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if it is new now; {@code limit_reached}
     * @throws SignInRefused if the person is not to be let in
     */
    public Member admit(
            IdentityProvider provider,
            ForeignIdentity identity,
            Email address,
            Optional<PasswordHash> nobodys,
            Instant now) {
        lock.take(provider.owner());
        Optional<Member> known =
                providers.findMember(provider.id(), identity.subject()).flatMap(members::lock);
        if (known.isPresent()) {
            return withRoles(provider, identity, known.get(), now);
        }
        Optional<Member> local =
                members.findByEmailKey(address.key()).map(Member::id).flatMap(members::lock);
        if (local.isPresent()) {
            return withRoles(provider, identity, link(provider, identity, local.get()), now);
        }
        return create(provider, identity, address, nobodys, now);
    }

    private Member link(IdentityProvider provider, ForeignIdentity identity, Member member) {
        if (!member.owner().equals(provider.owner())
                || providers.findSubject(member.id()).isPresent()) {
            throw new SignInRefused(SignInFault.OTHER_ACCOUNT);
        }
        providers.link(provider.id(), identity.subject(), member.id());
        recordAs(member)
                .accept(MemberEntries.entry(AuditAction.MEMBER_LINKED, member)
                        .with("identityProvider", null, provider.settings().issuer()));
        return member;
    }

    private Member create(
            IdentityProvider provider,
            ForeignIdentity identity,
            Email address,
            Optional<PasswordHash> nobodys,
            Instant now) {
        Set<Role> roles = rolesAt(provider, identity);
        Bound.MEMBERS.requireRoomForOneMore(members.count(provider.owner()));
        Member member = new Member(
                new MemberId(ids.next()),
                provider.owner(),
                address,
                identity.displayName(address),
                roles,
                nobodys.orElseThrow(() -> new RuleBroken(Refusal.CONCURRENT_CHANGE)),
                false,
                now,
                now,
                1);
        members.add(member);
        providers.link(provider.id(), identity.subject(), member.id());
        MemberEntries.compare(AuditAction.MEMBER_ADDED, Optional.empty(), Optional.of(member))
                .recordAs(MemberEntries.actor(member), audit);
        return member;
    }

    /** Whoever has no role there any more has none here; but somebody has to remain who can manage this. */
    private Member withRoles(IdentityProvider provider, ForeignIdentity identity, Member member, Instant now) {
        if (provider.settings().groupRoles().isEmpty() || provider.isBreakGlass(member)) {
            return member;
        }
        Set<Role> roles = rolesAt(provider, identity);
        Member wanted = member.with(member.displayName(), roles, now);
        boolean isLastAdmin =
                member.isAdmin() && !wanted.isAdmin() && !members.anyOtherAdmin(member.owner(), member.id());
        if (roles.equals(member.roles()) || isLastAdmin) {
            return member;
        }
        Member changed = members.update(wanted);
        sessions.endAll(member.id(), now);
        MemberEntries.compare(AuditAction.MEMBER_CHANGED, Optional.of(member), Optional.of(changed))
                .recordAs(MemberEntries.actor(member), audit);
        if (!member.roles().stream().allMatch(changed::covers)) {
            links.endAllOf(member, now, recordAs(member));
        }
        return changed;
    }

    private static Set<Role> rolesAt(IdentityProvider provider, ForeignIdentity identity) {
        Set<Role> roles = provider.settings().rolesOf(identity.groups());
        if (roles.isEmpty()) {
            throw new SignInRefused(SignInFault.NO_ROLE);
        }
        return roles;
    }

    private Consumer<AuditEntry> recordAs(Member member) {
        return entry -> audit.recordAs(MemberEntries.actor(member), entry);
    }
}
