package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import java.util.List;

/** A started session (http-api §2, sign-in). Not printed, since it holds the session token. */
record SignedInResponse(String accessToken, String tokenType, long expiresIn, Person member) {
    /**
     * Who has signed in.
     *
     * @param tenantId null for an operator
     * @param tenantName null for an operator
     */
    record Person(
            String id,
            String email,
            String displayName,
            List<String> roles,
            String tenantId,
            String tenantName,
            boolean passwordChangeRequired) {}

    static SignedInResponse from(ManageSessions.SignedIn signedIn) {
        Member member = signedIn.member();
        return new SignedInResponse(
                signedIn.accessToken(),
                "Bearer",
                signedIn.expiresIn().toSeconds(),
                new Person(
                        member.id().toString(),
                        member.email().value(),
                        member.displayName().value(),
                        member.roles().stream().map(Role::code).sorted().toList(),
                        member.tenant().map(Object::toString).orElse(null),
                        signedIn.tenantName().orElse(null),
                        member.passwordChangeRequired()));
    }

    @Override
    public String toString() {
        return "SignedInResponse(hidden)";
    }
}
