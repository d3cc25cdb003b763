package dev.mintmark.rest.invitation;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Role;
import java.time.Instant;
import java.util.List;

/**
 * An invitation (http-api §2).
 *
 * @param displayName null if the person is to say how it is called
 */
record InvitationResponse(
        String id,
        String email,
        String displayName,
        List<String> roles,
        String state,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {
    static InvitationResponse from(Invitation invitation, Instant now) {
        return new InvitationResponse(
                invitation.id().toString(),
                invitation.email().value(),
                invitation.displayName().map(DisplayName::value).orElse(null),
                invitation.roles().stream().map(Role::code).sorted().toList(),
                invitation.state(now).code(),
                invitation.invitedBy().toString(),
                invitation.createdAt(),
                invitation.expiresAt());
    }
}
