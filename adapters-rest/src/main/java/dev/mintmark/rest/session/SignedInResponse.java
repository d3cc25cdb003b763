package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Role;
import java.time.Instant;
import java.util.List;

/** A started session (http-api §2, sign-in). Not printed, since it holds the session token. */
record SignedInResponse(String accessToken, String tokenType, long expiresIn, Person member) {
    /**
     * Who has signed in.
     *
     * @param tenantId null for an operator
     * @param tenantName null for an operator
     * @param secondFactor null for a management key
     */
    record Person(
            String id,
            String email,
            String displayName,
            List<String> roles,
            String tenantId,
            String tenantName,
            boolean passwordChangeRequired,
            SecondFactor secondFactor) {}

    /**
     * What is asked of a person.
     *
     * @param registered whether it has a second factor
     * @param required whether it has to
     * @param putOffUntil until when it may go on without one; null if nobody waits
     */
    record SecondFactor(boolean registered, boolean required, Instant putOffUntil) {
        static SecondFactor from(FactorDuty duty) {
            return new SecondFactor(
                    duty.registered(), duty.required(), duty.putOffUntil().orElse(null));
        }
    }

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
                        member.passwordChangeRequired(),
                        signedIn.duty().map(SecondFactor::from).orElse(null)));
    }

    @Override
    public String toString() {
        return "SignedInResponse(hidden)";
    }
}
