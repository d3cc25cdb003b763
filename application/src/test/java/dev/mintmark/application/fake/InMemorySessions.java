package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Renewal;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    public Optional<Session> lock(SessionId id) {
        return rows.find(id);
    }

    @Override
    public long countStarted(MemberId member, Optional<ManagementKeyId> key, Instant after) {
        return of(member).stream()
                .filter(session -> session.key().equals(key))
                .filter(session -> session.createdAt().isAfter(after))
                .count();
    }

    @Override
    public void endOldest(MemberId member, int kept, Instant now) {
        of(member).stream()
                .filter(session -> session.key().isEmpty() && session.isOpen(now))
                .sorted(Comparator.comparing(Session::createdAt)
                        .thenComparing(session -> session.id().toString())
                        .reversed())
                .skip(kept)
                .forEach(session -> end(session.id(), now));
    }

    @Override
    public Page<Session> listOpen(MemberId member, Instant now, Page.Request page) {
        return rows.page(
                page,
                session -> session.id().toString(),
                session -> session.member().equals(member) && session.key().isEmpty() && session.isOpen(now));
    }

    @Override
    public void renew(Session session) {
        rows.put(session);
    }

    @Override
    public void end(SessionId id, Instant now) {
        rows.find(id).map(session -> session.ended(now)).ifPresent(rows::put);
    }

    @Override
    public void endAll(MemberId member, Instant now) {
        of(member).forEach(session -> end(session.id(), now));
    }

    @Override
    public void endOthers(MemberId member, SessionId kept, Instant now) {
        of(member).stream().filter(session -> !session.id().equals(kept)).forEach(session -> end(session.id(), now));
    }

    @Override
    public int forgetEnded(Instant before) {
        List<Session> dead =
                rows.all().stream().filter(session -> hasEnded(session, before)).toList();
        dead.forEach(rows::remove);
        return dead.size();
    }

    /** What a store does whose sessions die with their key. */
    void removeOf(ManagementKeyId key) {
        rows.all().stream()
                .filter(session -> session.key().equals(Optional.of(key)))
                .toList()
                .forEach(rows::remove);
    }

    private static boolean hasEnded(Session session, Instant before) {
        return Stream.of(Optional.of(session.expiresAt()), session.renewal().map(Renewal::idleUntil), session.endedAt())
                .flatMap(Optional::stream)
                .anyMatch(end -> end.isBefore(before));
    }

    private List<Session> of(MemberId member) {
        return rows.all().stream()
                .filter(session -> session.member().equals(member))
                .toList();
    }
}
