package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.people.ManageInvitations;
import java.time.Instant;
import java.util.List;

/** A new invitation and, this once, its link. Not printed. */
public record IssuedInvitationResponse(
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

    static IssuedInvitationResponse from(ManageInvitations.Issued issued, String issuer) {
        InvitationResponse invitation =
                InvitationResponse.from(issued.invitation(), issued.invitation().createdAt());
        return new IssuedInvitationResponse(
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

    InvitationResponse withoutLink() {
        return new InvitationResponse(id, email, displayName, roles, state, invitedBy, createdAt, expiresAt);
    }

    @Override
    public String toString() {
        return "IssuedInvitationResponse(hidden)";
    }
}
