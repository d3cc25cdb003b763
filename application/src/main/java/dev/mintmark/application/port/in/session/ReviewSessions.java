package dev.mintmark.application.port.in.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;

/** Where a person is signed in, seen and ended by that person, or by whoever manages the people of its owner. */
public interface ReviewSessions {
    /**
     * A page of the person's sessions that go on, the oldest first.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if the member is not theirs
     */
    Page<Session> list(Owner owner, MemberId member, Page.Request page);

    /**
     * Ends one of them at once.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if the member is not theirs, or has no such session that
     *     goes on
     */
    void end(Owner owner, MemberId member, SessionId session);

    /**
     * Ends all of them at once, and those of the person's management keys.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if the member is not theirs
     */
    void endAll(Owner owner, MemberId member);
}
