package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;

/** A person signs out (http-api §2). */
public interface SignOut {
    /** Ends this session. */
    void here(SessionId session);

    /** Ends every session of the person. */
    void everywhere(MemberId member);
}
