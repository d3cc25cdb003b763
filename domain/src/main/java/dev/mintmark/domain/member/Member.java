package dev.mintmark.domain.member;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person who signs in: a member of one tenant, or an operator of the host.
 *
 * @param owner the installation for an operator
 * @param roles at least one
 * @param passwordChangeRequired whether somebody else chose the password, or the service made it, so that the member is
 *     to replace it at the next sign-in
 * @param version grows with each stored change; for optimistic locking
 */
public record Member(
        MemberId id,
        Owner owner,
        Email email,
        DisplayName displayName,
        Set<Role> roles,
        PasswordHash passwordHash,
        boolean passwordChangeRequired,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    public Member {
        roles = Set.copyOf(roles);
        if (!Role.fit(owner, roles)) {
            throw new IllegalArgumentException("the roles do not fit the owner");
        }
    }

    /** A new member of a tenant, or operator. */
    public static Member create(
            MemberId id,
            Owner owner,
            Email email,
            DisplayName displayName,
            Set<Role> roles,
            PasswordHash passwordHash,
            Instant now) {
        return new Member(id, owner, email, displayName, roles, passwordHash, false, now, now, 1);
    }

    /** The first operator, or another one who manages the installation. */
    public static Member operator(
            MemberId id, Email email, DisplayName displayName, PasswordHash passwordHash, Instant now) {
        return create(id, Owner.installation(), email, displayName, Set.of(Role.PLATFORM_ADMIN), passwordHash, now);
    }

    /** With another name and other roles. */
    public Member with(DisplayName otherName, Set<Role> otherRoles, Instant now) {
        return new Member(
                id, owner, email, otherName, otherRoles, passwordHash, passwordChangeRequired, createdAt, now, version);
    }

    /**
     * With another password.
     *
     * @param byOthers whether somebody else chose it, or the service made it, so that it is to be replaced first
     */
    public Member withPassword(PasswordHash otherHash, boolean byOthers, Instant now) {
        return new Member(id, owner, email, displayName, roles, otherHash, byOthers, createdAt, now, version);
    }

    /** The member as a management key with this role acts for it. */
    public Member limitedTo(Role role) {
        return with(displayName, Set.of(role), updatedAt);
    }

    /** The tenant; empty for an operator. */
    public Optional<TenantId> tenant() {
        return owner.tenant();
    }

    /** Whether it manages what it belongs to: its tenant, or the installation. */
    public boolean isAdmin() {
        return roles.contains(Role.TENANT_ADMIN) || roles.contains(Role.PLATFORM_ADMIN);
    }

    /** Whether one of its roles allows this. */
    public boolean may(Right right) {
        return right.isGivenTo(roles);
    }

    /** Whether its roles together allow all that this role does. */
    public boolean covers(Role role) {
        return role.isCoveredBy(roles);
    }

    /**
     * Whether it may help somebody in who has these roles there: an operator any member of a tenant, and everybody only
     * those of its own kind whose roles are not above its own.
     */
    public boolean mayHelpIn(Owner theirs, Set<Role> theirRoles) {
        return owner.equals(theirs) ? theirRoles.stream().allMatch(this::covers) : owner.isInstallation();
    }

    /** Whether it may make a link by which the other chooses another password. */
    public boolean mayReset(Member other) {
        return (may(Right.MANAGE_PEOPLE) || may(Right.HELP_PEOPLE_IN)) && mayHelpIn(other.owner(), other.roles());
    }
}
