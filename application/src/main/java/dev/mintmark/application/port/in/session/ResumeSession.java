package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.SessionId;
import java.util.Optional;

/**
 * Says at each management call whose session it is; an ended one, a removed member or a changed role ends it at once
 * (http-api §2).
 */
public interface ResumeSession {
    /** Whose it is; empty if the session does not hold any more. */
    Optional<Resumed> resume(SessionId session);

    /**
     * A session that holds.
     *
     * @param member as stored now; with the key's role if a management key signed in
     * @param actor the member, or its management key
     */
    record Resumed(Member member, Actor actor) {}
}
