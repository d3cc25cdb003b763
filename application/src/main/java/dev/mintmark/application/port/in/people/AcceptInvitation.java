package dev.mintmark.application.port.in.people;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import java.util.Optional;

/** Whoever holds an invitation becomes a member (http-api §2). */
public interface AcceptInvitation {
    /**
     * Adds the member; an invitation is good for one.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code invitation_expired} unless the token is of a pending invitation,
     *     {@code validation_failed}, {@code email_taken}
     */
    Member accept(Command command);

    /**
     * What the person sends; a text is null where it is missing.
     *
     * @param token the link's token as presented
     * @param displayName null for what the invitation says
     * @param password empty where it is missing
     */
    record Command(String token, String displayName, Optional<Password> password) {
        @Override
        public String toString() {
            return "Command(hidden)";
        }
    }
}
