package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Role;
import java.time.Instant;
import java.util.List;

/**
 * An invitation as the invited person sees it.
 *
 * @param displayName null if the person is to say how it is called
 * @param tenantName null if the person becomes an operator
 * @param invitedBy what the member who invited is called
 */
record InvitationPreviewResponse(
        String email, String displayName, List<String> roles, String tenantName, String invitedBy, Instant expiresAt) {
    static InvitationPreviewResponse from(ManageInvitations.Preview preview) {
        Invitation invitation = preview.invitation();
        return new InvitationPreviewResponse(
                invitation.email().value(),
                invitation.displayName().map(DisplayName::value).orElse(null),
                invitation.roles().stream().map(Role::code).sorted().toList(),
                preview.tenant().map(DisplayName::value).orElse(null),
                preview.invitedBy().value(),
                invitation.expiresAt());
    }
}
