package dev.mintmark.domain.factor;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * A key pair on a device of a member, made for this service only, which signs in once the device has seen that it is
 * the member (WebAuthn, rules §13). The private half never leaves the device.
 *
 * @param name as its member calls it
 * @param signCount how often it has signed, as it last said; 0 if it does not count
 * @param lastUsedAt when it last signed in; empty if it never has
 */
public record Passkey(
        FactorId id,
        MemberId member,
        DisplayName name,
        PasskeyCredential credential,
        long signCount,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {
    /** One that was made now. */
    public static Passkey made(
            FactorId id, MemberId member, DisplayName name, PasskeyCredential credential, long signCount, Instant now) {
        return new Passkey(id, member, name, credential, signCount, now, Optional.empty());
    }

    /**
     * Whether it may say now that it has signed so often: more often than it last said, unless it does not count. If it
     * may not, two devices have its private half (WebAuthn §6.1.1).
     */
    public boolean accepts(long count) {
        return count > signCount || (count == 0 && signCount == 0);
    }

    /** After it has signed in. */
    public Passkey used(long count, Instant now) {
        return new Passkey(id, member, name, credential, count, createdAt, Optional.of(now));
    }
}
