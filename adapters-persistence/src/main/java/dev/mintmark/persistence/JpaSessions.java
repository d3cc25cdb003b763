package dev.mintmark.persistence;

import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions in the database. */
public final class JpaSessions implements Sessions {
    private final EntityManager em;

    /** Works in the entity manager's current transaction. */
    public JpaSessions(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(Session session) {
        Rows.insert(em, SessionEntity.from(session));
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return Rows.find(em, SessionEntity.class, id.value()).map(SessionEntity::toDomain);
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
            List<SessionEntity> open = em.createQuery(
                            "select s from SessionEntity s where s.memberId = :member and s.endedAt is null",
                            SessionEntity.class)
                    .setParameter("member", member.value())
                    .getResultList();
            open.forEach(row -> row.end(now));
            em.flush();
            return open;
        });
    }
}
