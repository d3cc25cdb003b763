package dev.mintmark.application.port.out.people;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordReset;
import java.util.Optional;

/**
 * The stored reset links: one of a member at most, which goes with the member, with its maker and with the management
 * key that made it. Called inside a unit of work.
 */
public interface PasswordResets {
    /**
     * Stores a link of a locked member in the place of the one that there was.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_signed_in} if its maker, or the key that makes it, is gone
     */
    void replace(PasswordReset reset);

    /** The link whose token has this digest. */
    Optional<PasswordReset> find(SecretDigest digest);

    /** The same, as stored now; nobody else uses it before the unit of work ends. */
    Optional<PasswordReset> lock(SecretDigest digest);

    /** Forgets the link of a member, if there is one. */
    void forgetOf(MemberId member);

    /** Forgets the links that a member made for whomever. */
    void forgetMadeBy(MemberId maker);
}
