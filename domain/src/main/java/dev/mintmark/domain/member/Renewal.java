package dev.mintmark.domain.member;

import dev.mintmark.domain.credential.SecretDigest;
import java.time.Instant;
import java.util.Objects;

/**
 * What a session that can be refreshed keeps of its refresh tokens.
 *
 * @param family the digest of what all its tokens share
 * @param current the digest of the one that is good now
 * @param idleUntil when the session ends unless it is refreshed before
 */
public record Renewal(SecretDigest family, SecretDigest current, Instant idleUntil) {
    /** Checks that nothing is null. */
    public Renewal {
        Objects.requireNonNull(family);
        Objects.requireNonNull(current);
        Objects.requireNonNull(idleUntil);
    }

    /** What a presented token is to this session. */
    Presented judge(RefreshToken token) {
        if (current.matches(token.digest())) {
            return Presented.CURRENT;
        }
        return family.matches(token.familyDigest()) ? Presented.USED : Presented.FOREIGN;
    }

    /** What a presented refresh token can be. */
    public enum Presented {
        /** The one that is good now. */
        CURRENT,
        /** One that was good before: somebody has a copy. */
        USED,
        /** None of this session. */
        FOREIGN
    }
}
