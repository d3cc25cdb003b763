package dev.mintmark.rest.invitation;

import dev.mintmark.domain.member.Member;

/** Who has become a member. */
record AcceptedAnswer(String memberId, String email, String displayName) {
    static AcceptedAnswer from(Member member) {
        return new AcceptedAnswer(
                member.id().toString(),
                member.email().value(),
                member.displayName().value());
    }
}
