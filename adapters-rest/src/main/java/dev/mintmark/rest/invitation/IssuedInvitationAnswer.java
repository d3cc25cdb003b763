package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.invitation.ManageInvitations;
import java.time.Instant;
import java.util.List;

/** A new invitation and, this once, its link. Not printed. */
public record IssuedInvitationAnswer(
        String id,
        String email,
        String displayName,
        List<String> roles,
        String state,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt,
        String link) {
    static final String PAGE = "/invitation#token=";

    static IssuedInvitationAnswer from(ManageInvitations.Issued issued, String issuer) {
        InvitationAnswer invitation =
                InvitationAnswer.from(issued.invitation(), issued.invitation().createdAt());
        return new IssuedInvitationAnswer(
                invitation.id(),
                invitation.email(),
                invitation.displayName(),
                invitation.roles(),
                invitation.state(),
                invitation.invitedBy(),
                invitation.createdAt(),
                invitation.expiresAt(),
                issuer + PAGE + issued.token().reveal());
    }

    InvitationAnswer withoutLink() {
        return new InvitationAnswer(id, email, displayName, roles, state, invitedBy, createdAt, expiresAt);
    }

    @Override
    public String toString() {
        return "IssuedInvitationAnswer(hidden)";
    }
}
