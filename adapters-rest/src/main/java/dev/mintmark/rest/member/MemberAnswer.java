package dev.mintmark.rest.member;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member as an operator sees it. */
@Schema(description = "A member of a tenant, or an operator.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "email": "ann@acme.example",
                  "displayName": "Ann",
                  "roles": ["tenant-admin"],
                  "createdAt": "2026-11-23T10:15:30Z",
                  "updatedAt": "2026-11-23T10:15:30Z"
                }""")
record MemberAnswer(
        @Schema(implementation = Described.Id.class) String id,
        @Schema(implementation = Described.Email.class) String email,

        @Schema(implementation = Described.DisplayName.class)
        String displayName,

        @Schema(type = SchemaType.ARRAY, implementation = Described.Role.class)
        List<String> roles,

        Instant createdAt,
        Instant updatedAt) {
    static MemberAnswer from(Member member) {
        return new MemberAnswer(
                member.id().toString(),
                member.email().value(),
                member.displayName().value(),
                member.roles().stream().map(Role::code).sorted().toList(),
                member.createdAt(),
                member.updatedAt());
    }
}
