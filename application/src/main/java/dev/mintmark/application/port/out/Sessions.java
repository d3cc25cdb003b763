package dev.mintmark.application.port.out;

import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import java.time.Instant;
import java.util.Optional;

/** The stored sessions of people. Called inside a unit of work. */
public interface Sessions {
    /** Stores a new session. */
    void add(Session session);

    /** One session, ended or not. */
    Optional<Session> find(SessionId id);

    /** Ends one session; nothing happens if it has ended or never was. */
    void end(SessionId id, Instant now);

    /** Ends every session of a member. */
    void endAll(MemberId member, Instant now);
}
