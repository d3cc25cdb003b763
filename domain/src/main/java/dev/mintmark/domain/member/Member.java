package dev.mintmark.domain.member;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person who signs in: a member of one tenant, or an operator of the host.
 *
 * @param tenant empty for an operator
 * @param roles at least one
 * @param version grows with each stored change; for optimistic locking
 */
public record Member(
        MemberId id,
        Optional<TenantId> tenant,
        Email email,
        DisplayName displayName,
        Set<Role> roles,
        PasswordHash passwordHash,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    public Member {
        roles = Set.copyOf(roles);
        if (roles.isEmpty() || tenant.isEmpty() != roles.contains(Role.PLATFORM_ADMIN)) {
            throw new IllegalArgumentException("the roles do not fit the tenant");
        }
    }

    /** A new member of a tenant. */
    public static Member ofTenant(
            MemberId id,
            TenantId tenant,
            Email email,
            DisplayName displayName,
            Set<Role> roles,
            PasswordHash passwordHash,
            Instant now) {
        return new Member(id, Optional.of(tenant), email, displayName, roles, passwordHash, now, now, 1);
    }

    /** A new operator. */
    public static Member operator(
            MemberId id, Email email, DisplayName displayName, PasswordHash passwordHash, Instant now) {
        return new Member(
                id, Optional.empty(), email, displayName, Set.of(Role.PLATFORM_ADMIN), passwordHash, now, now, 1);
    }
}
