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
 * with the maker's membership, and is of no use while its role is above the maker's. It ends, and one that another key
 * made ends with that one.
 *
 * @param owner its maker's
 * @param madeByKey the key that made it in its maker's name; empty if the maker did
 * @param digest what is stored of the secret
 * @param hint the secret's last four characters
 * @param expiresAt from when on it is of no use
 * @param lastUsedAt when it last signed in; empty if it never has
 */
public record ManagementKey(
        ManagementKeyId id,
        Owner owner,
        MemberId maker,
        Optional<ManagementKeyId> madeByKey,
        DisplayName name,
        Role role,
        SecretDigest digest,
        String hint,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {
    /** The longest time for which a key can be made. */
    public static final Duration LONGEST_LIFETIME = Duration.ofDays(366);

    /** How long a key holds for which no expiry is chosen, unless the key that makes it ends before. */
    public static final Duration USUAL_LIFETIME = Duration.ofDays(90);

    /**
     * When a key that is made now ends; reports {@code invalid_expiry} for a choice that cannot be.
     *
     * @param chosen empty where nobody chose
     * @param madeBy the key that makes it; empty for a person
     */
    public static Instant expiry(
            Optional<Instant> chosen,
            Optional<ManagementKey> madeBy,
            Instant now,
            String field,
            Violations violations) {
        Instant latest = madeBy.map(ManagementKey::expiresAt)
                .filter(now.plus(LONGEST_LIFETIME)::isAfter)
                .orElse(now.plus(LONGEST_LIFETIME));
        Instant end = chosen.orElse(now.plus(USUAL_LIFETIME).isBefore(latest) ? now.plus(USUAL_LIFETIME) : latest);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFETIME))) {
            violations.add(field, Fault.INVALID_EXPIRY);
        } else if (end.isAfter(latest)) {
            violations.add(
                    field,
                    Fault.INVALID_EXPIRY,
                    "A key that a key makes ends with it at the latest: at " + latest + ".");
        }
        return end;
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
            Optional<ManagementKeyId> madeByKey,
            DisplayName name,
            Role role,
            ClientSecret key,
            Instant expiresAt,
            Instant now) {
        return new ManagementKey(
                id,
                maker.owner(),
                maker.id(),
                madeByKey,
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
        return currentMaker.id().equals(maker) && currentMaker.covers(role) && now.isBefore(expiresAt);
    }
}
