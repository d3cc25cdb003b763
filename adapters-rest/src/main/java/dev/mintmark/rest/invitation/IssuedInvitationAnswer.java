package dev.mintmark.rest.invitation;

import dev.mintmark.application.port.in.invitation.ManageInvitations;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new invitation and, this once, its link. Not printed. */
@Schema(description = "A new invitation and its link, which is shown this once.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "email": "ben@acme.example",
                  "displayName": null,
                  "roles": ["tenant-viewer"],
                  "state": "pending",
                  "invitedBy": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "expiresAt": "2026-11-26T10:15:30Z",
                  "link": "https://mint.example/invitation#token=mmi_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf2ihJO8"
                }""")
public record IssuedInvitationAnswer(
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
        Instant expiresAt,

        @Schema(
                format = "uri",
                description =
                        "Where the person accepts. Hand it over yourself; its fragment is the token, and no server sees it.",
                pattern = "#token=mmi_[0-9A-Za-z]{49}$")
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
