package dev.mintmark.rest.invitation;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Role;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation (http-api §2).
 *
 * @param displayName null if the person is to say how it is called
 */
@Schema(description = "An invitation to become a member, or an operator.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "email": "ben@acme.example",
                  "displayName": null,
                  "roles": ["tenant-viewer"],
                  "state": "pending",
                  "invitedBy": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "expiresAt": "2026-11-26T10:15:30Z"
                }""")
record InvitationAnswer(
        @Schema(implementation = Described.Id.class) String id,
        @Schema(implementation = Described.Email.class) String email,

        @Schema(implementation = Described.DisplayName.class, nullable = true)
        String displayName,

        @Schema(type = SchemaType.ARRAY, implementation = Described.Role.class)
        List<String> roles,

        @Schema(enumeration = {"pending", "accepted", "expired", "cancelled"})
        String state,

        @Schema(implementation = Described.Id.class) String invitedBy,
        Instant createdAt,

        @Schema(description = "Until when it can be accepted.")
        Instant expiresAt) {
    static InvitationAnswer from(Invitation invitation, Instant now) {
        return new InvitationAnswer(
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
