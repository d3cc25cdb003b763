package dev.mintmark.persistence.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Renewal;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.persistence.people.RoleWords;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions in the database. */
public final class JpaSessions implements Sessions {
    /**
     * In SQL, because EclipseLink binds a missing UUID as text, which PostgreSQL refuses: a person's session has no
     * key.
     */
    private static final String INSERT = """
            INSERT INTO member_session (id, member_id, management_key_id, roles, family_digest, current_digest,
                                        idle_until, created_at, expires_at, ended_at, last_used_at, address, program)
            VALUES (?1, ?2, CAST(?3 AS UUID), ?4, ?5, ?6, CAST(?7 AS BIGINT), ?8, ?9, CAST(?10 AS BIGINT),
                    ?11, ?12, ?13)
            """;

    private final EntityManager em;

    public JpaSessions(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(Session session) {
        Optional<Renewal> renewal = session.renewal();
        StoreErrors.translated(() -> em.createNativeQuery(INSERT)
                .setParameter(1, session.id().value())
                .setParameter(2, session.member().value())
                .setParameter(3, session.key().map(ManagementKeyId::toString).orElse(null))
                .setParameter(4, RoleWords.of(session.roles()))
                .setParameter(5, renewal.map(kept -> kept.family().hex()).orElse(null))
                .setParameter(6, renewal.map(kept -> kept.current().hex()).orElse(null))
                .setParameter(7, Micros.text(renewal.map(Renewal::idleUntil)))
                .setParameter(8, Micros.of(session.createdAt()))
                .setParameter(9, Micros.of(session.expiresAt()))
                .setParameter(10, Micros.text(session.endedAt()))
                .setParameter(11, Micros.of(session.lastUsedAt()))
                .setParameter(12, session.device().map(Device::address).orElse(null))
                .setParameter(13, session.device().map(Device::program).orElse(null))
                .executeUpdate());
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return Rows.find(em, SessionEntity.class, id.value()).map(SessionEntity::toDomain);
    }

    @Override
    public Optional<Session> lock(SessionId id) {
        return Rows.lock(em, SessionEntity.class, id.value()).map(SessionEntity::toDomain);
    }

    @Override
    public long countStarted(MemberId member, Optional<ManagementKeyId> key, Instant after) {
        return StoreErrors.translated(() -> {
            TypedQuery<Long> query = em.createQuery(
                            "select count(s) from SessionEntity s where s.memberId = :member and s.createdAt > :after"
                                    + " and s.managementKeyId "
                                    + (key.isPresent() ? "= :key" : "is null"),
                            Long.class)
                    .setParameter("member", member.value())
                    .setParameter("after", Micros.of(after));
            key.ifPresent(its -> query.setParameter("key", its.value()));
            return query.getSingleResult();
        });
    }

    @Override
    public void endOldest(MemberId member, int kept, Instant now) {
        StoreErrors.translated(() -> {
            em.createQuery(
                            "select s from SessionEntity s where s.memberId = :member and s.managementKeyId is null"
                                    + " and s.endedAt is null and s.idleUntil > :now"
                                    + " order by s.createdAt desc, s.id desc",
                            SessionEntity.class)
                    .setParameter("member", member.value())
                    .setParameter("now", Micros.of(now))
                    .setFirstResult(kept)
                    .getResultList()
                    .forEach(row -> row.end(now));
            em.flush();
            return member;
        });
    }

    @Override
    public Page<Session> listOpen(MemberId member, Instant now, Page.Request page) {
        List<Session> rows = StoreErrors.translated(() -> em.createQuery(
                        "select s from SessionEntity s where s.memberId = :member and s.managementKeyId is null"
                                + " and s.endedAt is null and s.idleUntil > :now and s.expiresAt > :now"
                                + " and s.id > :after order by s.id",
                        SessionEntity.class)
                .setParameter("member", member.value())
                .setParameter("now", Micros.of(now))
                .setParameter("after", Cursors.afterId(page))
                .setMaxResults(page.limit() + 1)
                .getResultStream()
                .map(SessionEntity::toDomain)
                .toList());
        return Page.cut(rows, page.limit(), session -> Cursors.at(session.id()));
    }

    @Override
    public void renew(Session session) {
        StoreErrors.translated(() -> {
            SessionEntity row =
                    Rows.require(em, SessionEntity.class, session.id().value());
            row.renew(session);
            em.flush();
            return row;
        });
    }

    @Override
    public void end(SessionId id, Instant now) {
        StoreErrors.translated(() -> {
            Optional<SessionEntity> session = Rows.find(em, SessionEntity.class, id.value());
            session.ifPresent(row -> row.end(now));
            em.flush();
            return session;
        });
    }

    @Override
    public void endAll(MemberId member, Instant now) {
        StoreErrors.translated(() -> {
            open(member).forEach(row -> row.end(now));
            em.flush();
            return member;
        });
    }

    @Override
    public void endOthers(MemberId member, SessionId kept, Instant now) {
        UUID keptId = kept.value();
        StoreErrors.translated(() -> {
            open(member).stream().filter(row -> !row.hasId(keptId)).forEach(row -> row.end(now));
            em.flush();
            return member;
        });
    }

    @Override
    public int forgetEnded(Instant before) {
        return StoreErrors.translated(() -> em.createQuery(
                        "delete from SessionEntity s where s.expiresAt < :before or s.idleUntil < :before or"
                                + " s.endedAt < :before")
                .setParameter("before", Micros.of(before))
                .executeUpdate());
    }

    private List<SessionEntity> open(MemberId member) {
        return em.createQuery(
                        "select s from SessionEntity s where s.memberId = :member and s.endedAt is null",
                        SessionEntity.class)
                .setParameter("member", member.value())
                .getResultList();
    }
}
