package dev.mintmark.persistence.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.RefusedSignInCounts;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.RefusedSignIns;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The counts of refused sign-ins in the database. */
public final class JpaRefusedSignInCounts implements RefusedSignInCounts {
    private static final Map<String, Refusal> RULES = Map.of("refused_sign_in_unique", Refusal.CONCURRENT_CHANGE);
    private static final UUID GREATEST = new UUID(-1, -1);

    private final EntityManager em;

    public JpaRefusedSignInCounts(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(RefusedSignIns refused) {
        StoreErrors.translated(RULES, () -> {
            int added = em.createNativeQuery(
                            "UPDATE refused_sign_in SET times = times + ?1 WHERE minute_at = ?2 AND account = ?3 AND"
                                    + " address = ?4")
                    .setParameter(1, refused.times())
                    .setParameter(2, Micros.of(refused.minute()))
                    .setParameter(3, refused.account())
                    .setParameter(4, refused.address())
                    .executeUpdate();
            return added == 1 ? added : insert(refused);
        });
    }

    private int insert(RefusedSignIns refused) {
        return em.createNativeQuery(
                        "INSERT INTO refused_sign_in (id, account, address, minute_at, times) VALUES (?1, ?2, ?3,"
                                + " ?4, ?5)")
                .setParameter(1, refused.id())
                .setParameter(2, refused.account())
                .setParameter(3, refused.address())
                .setParameter(4, Micros.of(refused.minute()))
                .setParameter(5, refused.times())
                .executeUpdate();
    }

    @Override
    public Page<RefusedSignIns> list(Page.Request page) {
        return StoreErrors.translated(() -> {
            List<?> rows = em.createNativeQuery(
                            "SELECT id, account, address, minute_at, times FROM refused_sign_in WHERE id < ?1"
                                    + " ORDER BY id DESC LIMIT " + (page.limit() + 1))
                    .setParameter(1, page.after().map(Cursors::id).orElse(GREATEST))
                    .getResultList();
            return Page.cut(
                    rows.stream().map(row -> refused((Object[]) row)).toList(),
                    page.limit(),
                    refused -> Cursors.at(refused.id()));
        });
    }

    private static RefusedSignIns refused(Object[] row) {
        return new RefusedSignIns(
                (UUID) row[0],
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
    public int keepLatest(int most) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM refused_sign_in WHERE id <="
                        + " (SELECT id FROM refused_sign_in ORDER BY id DESC OFFSET ?1 ROWS FETCH FIRST 1 ROWS ONLY)")
                .setParameter(1, most)
                .executeUpdate());
    }
}
