package dev.mintmark.application.port.out.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored invitations. Called inside a unit of work. */
public interface Invitations {
    /** Stores a new invitation. */
    void add(Invitation invitation);

    /** One invitation. */
    Optional<Invitation> find(InvitationId id);

    /** One invitation as stored now; nobody else settles it before the unit of work ends. */
    Optional<Invitation> lock(InvitationId id);

    /**
     * The invitation whose token has this digest, as stored now; nobody else settles it before the unit of work ends.
     */
    Optional<Invitation> lock(SecretDigest digest);

    /** A member's pending invitations as stored now; nobody else settles them before the unit of work ends. */
    List<Invitation> lockPendingOf(MemberId inviter);

    /**
     * The pending invitations that a management key made, as stored now; nobody else settles them before the unit of
     * work ends.
     */
    List<Invitation> lockPendingMadeBy(ManagementKeyId key);

    /** How many invitations of an owner can be accepted at this instant. */
    long countPending(Owner owner, Instant now);

    /** Stores a locked invitation's other link. */
    void resend(Invitation invitation);

    /** Stores what became of a locked invitation. */
    void settle(Invitation invitation);

    /** A page of an owner's invitations by id, the oldest first; the position's id and sort key are both the id. */
    Page<Invitation> list(Owner owner, Page.Request page);
}
