package dev.mintmark.application.port.out.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import java.time.Instant;
import java.util.Optional;

/** The stored sessions of people and management keys. Called inside a unit of work. */
public interface Sessions {
    /** Stores a new session. */
    void add(Session session);

    /** One session, ended or not. */
    Optional<Session> find(SessionId id);

    /**
     * One session, ended or not, as it is stored now; nobody else changes it before the unit of work ends. So two who
     * refresh it with the same token take turns.
     */
    Optional<Session> lock(SessionId id);

    /**
     * How many sessions a person, or a management key, has started after this instant, ended ones included; the
     * person's own are those without a key.
     */
    long countStarted(MemberId member, Optional<ManagementKeyId> key, Instant after);

    /** Ends a person's oldest sessions until no more than this many go on. */
    void endOldest(MemberId member, int kept, Instant now);

    /**
     * A page of a person's sessions that go on at this instant, by id, the oldest first; the position's id and sort key
     * are both the session's id. Those of the person's management keys are not among them.
     */
    Page<Session> listOpen(MemberId member, Instant now, Page.Request page);

    /** Stores how a locked session is renewed from now on, and what it was used from. */
    void renew(Session session);

    /** Ends one session; nothing happens if it has ended or never was. */
    void end(SessionId id, Instant now);

    /** Ends every session of a member. */
    void endAll(MemberId member, Instant now);

    /** Ends every session of a member but one. */
    void endOthers(MemberId member, SessionId kept, Instant now);

    /** Forgets sessions that ended before this instant, in whatever way; returns how many. */
    int forgetEnded(Instant before);
}
