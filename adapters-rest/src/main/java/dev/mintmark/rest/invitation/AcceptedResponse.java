package dev.mintmark.rest.invitation;

import dev.mintmark.domain.member.Member;

/** Who has become a member. */
record AcceptedResponse(String memberId, String email, String displayName) {
    static AcceptedResponse from(Member member) {
        return new AcceptedResponse(
                member.id().toString(),
                member.email().value(),
                member.displayName().value());
    }
}
