package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.SessionId;
import java.util.Optional;

/** Says at each management call whose session it is; an ended one, a removed member or a changed role ends it at once (http-api §2). */
public interface ResumeSession {
    /** The member as stored now; empty if the session does not hold any more. */
    Optional<Member> resume(SessionId session);
}
