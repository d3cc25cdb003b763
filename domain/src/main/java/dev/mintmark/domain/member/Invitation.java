package dev.mintmark.domain.member;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.tenant.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets one person become a member, once, by a link that only its holder knows (http-api §2). Pending until it is
 * accepted or cancelled, or for 72 hours, and of use only while whoever invited may still do so.
 *
 * @param owner whose member the person becomes; the installation's is an operator
 * @param displayName what the person is called unless the person says otherwise
 * @param digest what is stored of the link's token
 * @param invitedBy the member who invited; one that has been removed may stand here
 * @param madeByKey the management key that invited in the member's name, and without which the invitation is of no use;
 *     empty if the member did
 * @param settledAt when it was accepted or cancelled; empty before
 */
public record Invitation(
        InvitationId id,
        Owner owner,
        Email email,
        Optional<DisplayName> displayName,
        Set<Role> roles,
        SecretDigest digest,
        MemberId invitedBy,
        Optional<ManagementKeyId> madeByKey,
        Instant createdAt,
        Instant expiresAt,
        State settled,
        Optional<Instant> settledAt) {
    /** How long an invitation can be accepted. */
    public static final Duration LIFETIME = Duration.ofHours(72);

    /** Checks what the schema checks, too. */
    public Invitation {
        roles = Set.copyOf(roles);
        if (!Role.fit(owner, roles) || settled == State.EXPIRED || settledAt.isEmpty() != (settled == State.PENDING)) {
            throw new IllegalArgumentException("not an invitation");
        }
    }

    /** A new invitation. */
    public static Invitation create(
            InvitationId id,
            Owner owner,
            Email email,
            Optional<DisplayName> displayName,
            Set<Role> roles,
            SecretDigest digest,
            MemberId invitedBy,
            Optional<ManagementKeyId> madeByKey,
            Instant now) {
        return new Invitation(
                id,
                owner,
                email,
                displayName,
                roles,
                digest,
                invitedBy,
                madeByKey,
                now,
                now.plus(LIFETIME),
                State.PENDING,
                Optional.empty());
    }

    /** What has become of it. */
    public State state(Instant now) {
        return settled == State.PENDING && !now.isBefore(expiresAt) ? State.EXPIRED : settled;
    }

    /** Whether this member may invite so, or give the invitation another link. */
    public boolean mayBeMadeBy(Member inviter) {
        return inviter.may(Right.RESEND_INVITATIONS) && inviter.mayHelpIn(owner, roles);
    }

    /**
     * The invitation with another link, whose token has this digest, for as long as a new one; the old link is of no
     * use. Whoever sends it has invited now.
     */
    public Invitation resent(SecretDigest token, MemberId sender, Optional<ManagementKeyId> sendersKey, Instant now) {
        return new Invitation(
                id,
                owner,
                email,
                displayName,
                roles,
                token,
                sender,
                sendersKey,
                createdAt,
                now.plus(LIFETIME),
                settled,
                settledAt);
    }

    /** The invitation, accepted or cancelled. */
    public Invitation become(State accepted, Instant now) {
        return new Invitation(
                id,
                owner,
                email,
                displayName,
                roles,
                digest,
                invitedBy,
                madeByKey,
                createdAt,
                expiresAt,
                accepted,
                Optional.of(now));
    }

    /** What can become of an invitation. */
    public enum State implements Coded {
        PENDING("pending"),
        ACCEPTED("accepted"),
        EXPIRED("expired"),
        CANCELLED("cancelled");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
