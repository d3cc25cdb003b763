package dev.mintmark.rest.member;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import java.time.Instant;
import java.util.List;

/** A member as an operator sees it. */
record MemberResponse(
        String id, String email, String displayName, List<String> roles, Instant createdAt, Instant updatedAt) {
    static MemberResponse from(Member member) {
        return new MemberResponse(
                member.id().toString(),
                member.email().value(),
                member.displayName().value(),
                member.roles().stream().map(Role::code).sorted().toList(),
                member.createdAt(),
                member.updatedAt());
    }
}
