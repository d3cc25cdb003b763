package dev.mintmark.domain.factor;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in whose password was right and whose second factor is missing (rules §13).
 *
 * @param token the digest of what proves the first step
 * @param password the digest of the password's hash: another password makes the first step void
 * @param failures how often the second step has failed
 */
public record PendingSignIn(
        SecretDigest token,
        MemberId member,
        SecretDigest password,
        int failures,
        Instant createdAt,
        Instant expiresAt) {
    /** How long the second step may take. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** How many failures end it. */
    public static final int MOST_FAILURES = 10;

    /** The first step of this member, done now. */
    public static PendingSignIn start(SecretDigest token, Member member, Instant now) {
        return new PendingSignIn(token, member.id(), password(member), 0, now, now.plus(LIFETIME));
    }

    /** After another failure. */
    public PendingSignIn failed() {
        return new PendingSignIn(token, member, password, failures + 1, createdAt, expiresAt);
    }

    /** Whether the second step may be tried by this member, as the member is now. */
    public boolean isOpenFor(Member current, Instant now) {
        return failures < MOST_FAILURES
                && now.isBefore(expiresAt)
                && current.id().equals(member)
                && password(current).matches(password);
    }

    private static SecretDigest password(Member member) {
        return SecretDigest.ofText(member.passwordHash().phc());
    }
}
