package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.SessionId;

/** A person changes their own password (http-api §2). */
public interface ChangeOwnPassword {
    /**
     * Replaces the password and ends the person's other sessions.
     *
     * @param session the one that stays
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed} with {@code wrong_password} at {@code current}
     *     and {@code weak_password} at {@code new}; {@code concurrent_change} if the password was changed at the same
     *     time
     */
    void change(MemberId member, SessionId session, Password current, Password replacement);
}
