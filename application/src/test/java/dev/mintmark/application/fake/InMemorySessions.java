package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions in memory. */
final class InMemorySessions implements Sessions {
    private final Rows<SessionId, Session> rows = new Rows<>(Session::id, session -> 0);

    Runnable snapshot() {
        Map<SessionId, Session> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(Session session) {
        rows.add(session, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return rows.find(id);
    }

    @Override
    public void end(SessionId id, Instant now) {
        rows.find(id)
                .filter(session -> session.endedAt().isEmpty())
                .ifPresent(session -> rows.put(new Session(
                        session.id(),
                        session.member(),
                        session.roles(),
                        session.createdAt(),
                        session.expiresAt(),
                        Optional.of(now))));
    }

    @Override
    public void endAll(MemberId member, Instant now) {
        List<Session> own = rows.all().stream()
                .filter(session -> session.member().equals(member))
                .toList();
        own.forEach(session -> end(session.id(), now));
    }
}
