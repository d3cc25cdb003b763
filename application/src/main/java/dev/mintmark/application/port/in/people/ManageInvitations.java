package dev.mintmark.application.port.in.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;

/** Invites people to a tenant, or to the operators (http-api §2): whose they become is a tenant or the installation. */
public interface ManageInvitations {
    /**
     * Invites a person; whether the address is taken shows on acceptance.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant, {@code validation_failed},
     *     {@code limit_reached}
     */
    Issued invite(Command command);

    /** A page of invitations in whatever state, the oldest first. */
    Page<Invitation> list(Owner owner, Page.Request page);

    /**
     * One invitation.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if it is not theirs
     */
    Invitation read(Owner owner, InvitationId id);

    /**
     * Gives an invitation that was not accepted or cancelled another link, good for as long as a new one; the old link
     * is of no use any more. Whoever asks has invited from then on.
     *
     * @param sender the member who asks, with the roles that it acts in
     * @param sendersKey the management key that asks in the member's name; empty if the member does
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code forbidden} if it gives a role above the
     *     sender's, {@code invalid_transition}, {@code limit_reached} if it had expired and as many are pending as may
     *     be
     */
    Issued resend(Owner owner, InvitationId id, Member sender, Optional<ManagementKeyId> sendersKey);

    /**
     * Makes an invitation useless; one that is useless already stays as it is.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code invalid_transition} if it has been accepted
     */
    void cancel(Owner owner, InvitationId id);

    /**
     * A new invitation as typed; a text is null where it is missing.
     *
     * @param displayName null if the person is to say how it is called
     * @param roles may be null where they are missing
     * @param invitedBy the member who invites
     * @param madeByKey the management key that invites in the member's name; empty if the member does
     */
    record Command(
            Owner owner,
            String email,
            String displayName,
            List<String> roles,
            MemberId invitedBy,
            Optional<ManagementKeyId> madeByKey) {}

    /** An invitation and, this once, its token. */
    record Issued(Invitation invitation, ClientSecret token) {}

    /**
     * Says to whoever holds an invitation what it is for; changes nothing.
     *
     * @param token the link's token as presented; null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code invitation_expired} unless it is of a pending invitation,
     *     {@code validation_failed}
     */
    Preview preview(String token);

    /**
     * An invitation as the invited person sees it.
     *
     * @param tenant what the tenant is called; empty if the person becomes an operator
     * @param invitedBy what the member who invited is called
     */
    record Preview(Invitation invitation, Optional<DisplayName> tenant, DisplayName invitedBy) {}

    /**
     * Adds the member; an invitation is good for one.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code invitation_expired} unless the token is of a pending invitation,
     *     {@code validation_failed}, {@code email_taken}, {@code limit_reached}
     */
    Member accept(Acceptance command);

    /**
     * What the person sends; a text is null where it is missing.
     *
     * @param token the link's token as presented
     * @param displayName null for what the invitation says
     * @param password empty where it is missing
     */
    record Acceptance(String token, String displayName, Optional<Password> password) {
        @Override
        public String toString() {
            return "Acceptance(hidden)";
        }
    }
}
