package dev.mintmark.persistence.audit;

import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The event feed in the database. */
public final class JpaEventFeed implements EventFeed {
    private final EntityManager em;

    public JpaEventFeed(EntityManager em) {
        this.em = em;
    }

    @Override
    public void append(Owner chain, FeedEvent event) {
        StoreErrors.translated(() -> em.createNativeQuery("""
                        INSERT INTO feed_event (chain, id, at, type, target_type, target_id, target_name, detail, times)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                        """)
                .setParameter(1, ChainIds.of(chain))
                .setParameter(2, event.id())
                .setParameter(3, Micros.of(event.at()))
                .setParameter(4, event.type())
                .setParameter(5, event.target().type())
                .setParameter(6, event.target().id())
                .setParameter(7, event.target().name())
                .setParameter(8, event.detail())
                .setParameter(9, event.count())
                .executeUpdate());
    }

    @Override
    public List<FeedEvent> after(Owner chain, long afterId, int limit) {
        return StoreErrors.translated(() -> {
            List<?> rows = em.createNativeQuery("""
                            SELECT id, at, type, target_type, target_id, target_name, detail, times FROM feed_event
                            WHERE chain = ?1 AND id > ?2 ORDER BY id LIMIT\s""" + limit)
                    .setParameter(1, ChainIds.of(chain))
                    .setParameter(2, afterId)
                    .getResultList();
            return rows.stream().map(row -> event((Object[]) row)).toList();
        });
    }

    @Override
    public Optional<Range> range(Owner chain) {
        return StoreErrors.translated(() -> {
            Object[] row = (Object[]) em.createNativeQuery("SELECT MIN(id), MAX(id) FROM feed_event WHERE chain = ?1")
                    .setParameter(1, ChainIds.of(chain))
                    .getSingleResult();
            return row[0] == null ? Optional.empty() : Optional.of(new Range((Long) row[0], (Long) row[1]));
        });
    }

    @Override
    public int forget(Instant before) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM feed_event WHERE at < ?1")
                .setParameter(1, Micros.of(before))
                .executeUpdate());
    }

    private static FeedEvent event(Object[] row) {
        return new FeedEvent(
                (Long) row[0],
                Micros.instant((Long) row[1]),
                (String) row[2],
                new AuditTarget((String) row[3], (String) row[4], (String) row[5]),
                (String) row[6],
                (Long) row[7]);
    }
}
