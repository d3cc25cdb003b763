package dev.mintmark.application.service.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.session.ReviewSessions;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Shows and ends people's sessions. */
public final class ReviewSessionsService implements ReviewSessions {
    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    public ReviewSessionsService(
            UnitOfWork unitOfWork, Members members, Sessions sessions, AuditTrail audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<Session> list(Owner owner, MemberId id, Page.Request page) {
        return unitOfWork.execute(() -> {
            Member member = requireOwnedBy(owner, members.find(id));
            return sessions.listOpen(member.id(), clock.instant(), page);
        });
    }

    @Override
    public void end(Owner owner, MemberId id, SessionId sessionId) {
        unitOfWork.run(() -> {
            Member member = requireOwnedBy(owner, members.find(id));
            Instant now = clock.instant();
            Session session = sessions.lock(sessionId)
                    .filter(found -> found.member().equals(member.id()))
                    .filter(found -> found.key().isEmpty() && found.isOpen(now))
                    .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
            sessions.end(session.id(), now);
            audit.record(MemberEntries.entry(AuditAction.SESSION_ENDED, member)
                    .with("session", session.id().toString(), null));
        });
    }

    @Override
    public void endAll(Owner owner, MemberId id) {
        unitOfWork.run(() -> {
            Member member = requireOwnedBy(owner, members.lock(id));
            sessions.endAll(member.id(), clock.instant());
            audit.record(MemberEntries.entry(AuditAction.SESSION_ENDED, member).with("session", "all", null));
        });
    }

    private static Member requireOwnedBy(Owner owner, Optional<Member> found) {
        return found.filter(member -> member.owner().equals(owner))
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
