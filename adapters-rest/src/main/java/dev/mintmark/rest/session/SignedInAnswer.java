package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.SignIn;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A started session (http-api §2, sign-in). Not printed, since it holds the session token. */
@Schema(name = "StartedSession", description = "A started session.", examples = """
                {
                  "accessToken": "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl",
                  "tokenType": "Bearer",
                  "expiresIn": 300,
                  "member": {
                    "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                    "email": "ann@acme.example",
                    "displayName": "Ann",
                    "roles": ["tenant-admin"],
                    "tenantId": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                    "tenantName": "Acme",
                    "passwordChangeRequired": false
                  }
                }""")
record SignedInAnswer(
        @Schema(format = "password", description = "Send it as a bearer token.")
        String accessToken,

        @Schema(enumeration = "Bearer") String tokenType,
        @Schema(minimum = "1", description = "Seconds.") long expiresIn,
        Person member) {
    /**
     * Who has signed in.
     *
     * @param tenantId null for an operator
     * @param tenantName null for an operator
     */
    @Schema(name = "SignedInMember", description = "Who has signed in.")
    record Person(
            @Schema(implementation = Described.Id.class) String id,
            @Schema(implementation = Described.Email.class) String email,

            @Schema(implementation = Described.DisplayName.class)
            String displayName,

            @Schema(type = SchemaType.ARRAY, implementation = Described.Role.class)
            List<String> roles,

            @Schema(implementation = Described.Id.class, nullable = true)
            String tenantId,

            @Schema(implementation = Described.DisplayName.class, nullable = true)
            String tenantName,

            @Schema(
                    description =
                            "Whether nobody has chosen the password yet, so that the member should do so now. It refuses nothing.")
            boolean passwordChangeRequired) {}

    static SignedInAnswer from(SignIn.SignedIn signedIn) {
        Member member = signedIn.member();
        return new SignedInAnswer(
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
        return "SignedInAnswer(hidden)";
    }
}
