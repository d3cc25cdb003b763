package dev.mintmark.rest.invitation;

import dev.mintmark.domain.member.Member;
import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who has become a member. */
@Schema(name = "AcceptedInvitation", description = "Who has become a member, and can sign in now.", examples = """
                {
                  "memberId": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "email": "ben@acme.example",
                  "displayName": "Ben"
                }""")
record AcceptedAnswer(
        @Schema(implementation = Described.Id.class) String memberId,
        @Schema(implementation = Described.Email.class) String email,

        @Schema(implementation = Described.DisplayName.class)
        String displayName) {
    static AcceptedAnswer from(Member member) {
        return new AcceptedAnswer(
                member.id().toString(),
                member.email().value(),
                member.displayName().value());
    }
}
