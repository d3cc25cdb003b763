package dev.mintmark.application.port.in.people;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.Optional;

/** Lets members who have lost their password choose another one, by a link that an admin or operator hands over. */
public interface ResetPasswords {
    /**
     * Makes a link for a member, in the place of the one that there was, and ends the member's sessions: who has lost a
     * password may have lost it to somebody. The password of before goes on until the link is used.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if the member is not theirs; {@code forbidden} if it has
     *     a role above the maker's; {@code not_signed_in} if whoever makes it, or the key that does, is gone
     */
    Issued issue(Command command);

    /**
     * For whom a link is.
     *
     * @param owner whose member it is
     * @param madeBy who makes it, with the roles that it acts in
     * @param madeByKey the management key that makes it in the maker's name; empty if the maker does
     */
    record Command(Owner owner, MemberId member, Member madeBy, Optional<ManagementKeyId> madeByKey) {}

    /** A link's token, this once, and until when it works. */
    record Issued(ClientSecret token, Instant expiresAt) {}

    /**
     * Replaces the password, ends the member's sessions and cancels what the member has invited to; the link is used
     * up.
     *
     * @param token as presented; null where it is missing
     * @param password empty where it is missing
     * @return the member
     * @throws dev.mintmark.domain.RuleBroken {@code reset_expired} unless the token is of a link that works,
     *     {@code validation_failed}
     */
    Member reset(String token, Optional<Password> password);
}
