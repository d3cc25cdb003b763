package dev.mintmark.domain.member;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person's signed-in time (http-api §2, sign-in). Every management call reads it; an ended one is refused at once.
 *
 * @param roles what the person could do when signing in; a later change ends the session
 * @param expiresAt when it ends by itself
 * @param endedAt when it was ended before; empty while it goes on
 */
public record Session(
        SessionId id,
        MemberId member,
        Set<Role> roles,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> endedAt) {
    public Session {
        roles = Set.copyOf(roles);
    }

    /** A session that starts now. */
    public static Session start(SessionId id, Member member, Instant now, Instant expiresAt) {
        return new Session(id, member.id(), member.roles(), now, expiresAt, Optional.empty());
    }

    /** Whether it still holds for this member, as the member is now. */
    public boolean holdsFor(Member current, Instant now) {
        return endedAt.isEmpty()
                && now.isBefore(expiresAt)
                && current.id().equals(member)
                && current.roles().equals(roles);
    }
}
