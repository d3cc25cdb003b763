package dev.mintmark.domain.member;

import dev.mintmark.domain.credential.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets a member choose another password, once, by a link that only its holder knows (rules §13). Of use for 24 hours,
 * and only while whoever made it may still do so; a member has one at a time.
 *
 * @param digest what is stored of the link's token
 * @param madeBy the admin or operator who made it
 * @param madeByKey the management key that made it in the maker's name, and with which it goes; empty if the maker did
 */
public record PasswordReset(
        MemberId member,
        SecretDigest digest,
        MemberId madeBy,
        Optional<ManagementKeyId> madeByKey,
        Instant createdAt,
        Instant expiresAt) {
    /** How long the link can be used. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** A link made now. */
    public static PasswordReset create(
            MemberId member, SecretDigest digest, MemberId madeBy, Optional<ManagementKeyId> madeByKey, Instant now) {
        return new PasswordReset(member, digest, madeBy, madeByKey, now, now.plus(LIFETIME));
    }

    /** Whether it still lets this member, as both are now, choose another password. */
    public boolean isUsableFor(Member subject, Member maker, Instant now) {
        return subject.id().equals(member)
                && maker.id().equals(madeBy)
                && maker.mayReset(subject)
                && now.isBefore(expiresAt);
    }
}
