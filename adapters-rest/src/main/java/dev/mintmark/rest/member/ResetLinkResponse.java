package dev.mintmark.rest.member;

import dev.mintmark.application.port.in.people.ResetPasswords;
import java.time.Instant;

/** A member's reset link, this once. Not printed. */
record ResetLinkResponse(String link, Instant expiresAt) {
    private static final String PAGE = "/reset#token=";

    static ResetLinkResponse from(ResetPasswords.Issued issued, String issuer) {
        return new ResetLinkResponse(issuer + PAGE + issued.token().reveal(), issued.expiresAt());
    }

    @Override
    public String toString() {
        return "ResetLinkResponse(hidden)";
    }
}
