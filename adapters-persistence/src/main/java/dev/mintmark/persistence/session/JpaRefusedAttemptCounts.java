package dev.mintmark.persistence.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.RefusedAttemptCounts;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The counts of refused sign-ins in the database. */
public final class JpaRefusedAttemptCounts implements RefusedAttemptCounts {
    private static final Map<String, Refusal> RULES = Map.of("refused_sign_in_unique", Refusal.CONCURRENT_CHANGE);
    private static final UUID GREATEST = new UUID(-1, -1);

    private final EntityManager em;

    public JpaRefusedAttemptCounts(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(RefusedAttempts refused) {
        StoreErrors.translated(RULES, () -> {
            int added = em.createNativeQuery(
                            "UPDATE refused_sign_in SET times = times + ?1 WHERE minute_at = ?2 AND account = ?3 AND"
                                    + " address = ?4 AND kind = ?5")
                    .setParameter(1, refused.times())
                    .setParameter(2, Micros.of(refused.minute()))
                    .setParameter(3, refused.account())
                    .setParameter(4, refused.address())
                    .setParameter(5, refused.kind().code())
                    .executeUpdate();
            return added == 1 ? added : insert(refused);
        });
    }

    private int insert(RefusedAttempts refused) {
        return em.createNativeQuery(
                        "INSERT INTO refused_sign_in (id, account, address, minute_at, times, kind) VALUES (?1, ?2, ?3,"
                                + " ?4, ?5, ?6)")
                .setParameter(1, refused.id())
                .setParameter(2, refused.account())
                .setParameter(3, refused.address())
                .setParameter(4, Micros.of(refused.minute()))
                .setParameter(5, refused.times())
                .setParameter(6, refused.kind().code())
                .executeUpdate();
    }

    @Override
    public Page<RefusedAttempts> list(Optional<RefusedAttempts.Kind> kind, Page.Request page) {
        return StoreErrors.translated(() -> {
            Query query = em.createNativeQuery(
                            "SELECT id, account, address, minute_at, times, kind FROM refused_sign_in WHERE id < ?1"
                                    + (kind.isPresent() ? " AND kind = ?2" : "")
                                    + " ORDER BY id DESC LIMIT " + (page.limit() + 1))
                    .setParameter(1, page.after().map(Cursors::id).orElse(GREATEST));
            kind.ifPresent(one -> query.setParameter(2, one.code()));
            List<?> rows = query.getResultList();
            return Page.cut(
                    rows.stream().map(row -> refused((Object[]) row)).toList(),
                    page.limit(),
                    refused -> Cursors.at(refused.id()));
        });
    }

    private static RefusedAttempts refused(Object[] row) {
        return new RefusedAttempts(
                (UUID) row[0],
                Coded.find(RefusedAttempts.Kind.class, (String) row[5]).orElseThrow(),
                (String) row[1],
                (String) row[2],
                Micros.instant(((Number) row[3]).longValue()),
                ((Number) row[4]).longValue());
    }

    @Override
    public int forget(Instant before) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM refused_sign_in WHERE minute_at < ?1")
                .setParameter(1, Micros.of(before))
                .executeUpdate());
    }

    @Override
    public int keepLatest(RefusedAttempts.Kind kind, int most) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM refused_sign_in WHERE kind = ?2 AND id <="
                        + " (SELECT id FROM refused_sign_in WHERE kind = ?2"
                        + " ORDER BY id DESC OFFSET ?1 ROWS FETCH FIRST 1 ROWS ONLY)")
                .setParameter(1, most)
                .setParameter(2, kind.code())
                .executeUpdate());
    }
}
