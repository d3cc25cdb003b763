package dev.mintmark.domain.member;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.tenant.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret by which automation signs in instead of a person (http-api §2, sign-in). It belongs to its maker: it dies
 * with the maker's membership, and is of no use while its role is above the maker's.
 *
 * @param owner its maker's
 * @param digest what is stored of the secret
 * @param hint the secret's last four characters
 * @param expiresAt empty if it holds until it is deleted
 * @param lastUsedAt when it last signed in; empty if it never has
 */
public record ManagementKey(
        ManagementKeyId id,
        Owner owner,
        MemberId maker,
        DisplayName name,
        Role role,
        SecretDigest digest,
        String hint,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {
    /** The longest time for which an expiry can be set. */
    public static final Duration LONGEST_LIFETIME = Duration.ofDays(3650);

    /** Checks an expiry that somebody chooses; reports {@code invalid_expiry}. */
    public static void checkExpiry(Instant expiresAt, Instant now, String field, Violations violations) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFETIME))) {
            violations.add(field, Fault.INVALID_EXPIRY);
        }
    }

    /**
     * Reads a role for a key of this maker, none above its own; reports {@code required} or {@code invalid_role}. The
     * text may be null.
     */
    public static Optional<Role> parseRole(String code, Member maker, String field, Violations violations) {
        if (code == null || code.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<Role> role = Coded.find(Role.class, code).filter(maker::covers);
        if (role.isEmpty()) {
            violations.add(field, Fault.INVALID_ROLE, "A key's role is one of yours, or below it.");
        }
        return role;
    }

    /** A key that a member makes now, its role none above the maker's. */
    public static ManagementKey create(
            ManagementKeyId id,
            Member maker,
            DisplayName name,
            Role role,
            ClientSecret key,
            Optional<Instant> expiresAt,
            Instant now) {
        return new ManagementKey(
                id,
                maker.owner(),
                maker.id(),
                name,
                role,
                SecretDigest.of(key),
                key.hint(),
                now,
                expiresAt,
                Optional.empty());
    }

    /** Whether it lets somebody in, now that its maker is this member. */
    public boolean isUsableBy(Member currentMaker, Instant now) {
        return currentMaker.id().equals(maker)
                && currentMaker.covers(role)
                && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
