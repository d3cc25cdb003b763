package dev.mintmark.persistence.activity;

import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What was counted, in the database. The rows of all apps concerned are written first, once each and in the order of
 * their ids, so that nodes that add at the same time add one after the other. Written in batches: a busy node may have
 * counted thousands of apps.
 */
public final class JpaActivities implements Activities {
    private static final int AT_ONCE = 500;
    /** Each instant only moves ahead; one at the epoch moves none. */
    private static final String MOVE_INSTANTS = "UPDATE app SET "
            + String.join(
                    ", ",
                    moved("last_token_issued_at", ""),
                    moved("secret_last_used_at", "secret_digest = ? AND "),
                    moved("previous_secret_last_used_at", "previous_secret_digest = ? AND "))
            + " WHERE id = ?";

    private final EntityManager em;
    private final DailyActivity daily;

    public JpaActivities(EntityManager em) {
        this.em = em;
        this.daily = new DailyActivity(em);
    }

    /**
     * The use of a secret.
     *
     * @param secret its digest
     * @param at when, in microseconds since the epoch
     */
    private record Used(String secret, long at) {
        static final Used NONE = new Used("", 0);
    }

    private static String moved(String column, String condition) {
        return "%1$s = CASE WHEN %2$s? > COALESCE(%1$s, 0) THEN ? ELSE %1$s END".formatted(column, condition);
    }

    @Override
    public void add(ActivityBatch collected) {
        StoreErrors.translated(() -> {
            Map<UUID, List<OutcomeCount>> counted = byApp(collected);
            Map<UUID, Long> attempts = replaced(collected.secrets());
            Set<UUID> concerned = new HashSet<>(counted.keySet());
            concerned.addAll(attempts.keySet());
            collected
                    .federatedUses()
                    .keySet()
                    .forEach(credential -> concerned.add(credential.app().value()));
            Set<UUID> there = moveInstants(collected, concerned);
            addCounts(counted, there);
            addAttempts(attempts, there);
            moveApiUses(collected.lastIssued(), there);
            moveFederatedUses(collected.federatedUses());
            return there;
        });
    }

    /** Locks the rows of these apps and of all that were issued a token or used a secret, and tells which there are. */
    private Set<UUID> moveInstants(ActivityBatch collected, Set<UUID> concerned) {
        Map<UUID, Long> issued = new HashMap<>();
        collected.lastIssued().forEach((use, at) -> issued.merge(use.app().value(), Micros.of(at), Math::max));
        Map<UUID, List<Used>> used = new TreeMap<>();
        collected.lastUsed().forEach((secret, at) -> used.computeIfAbsent(
                        secret.app().value(), absent -> new ArrayList<>())
                .add(new Used(secret.secret().hex(), Micros.of(at))));
        concerned.forEach(app -> used.putIfAbsent(app, List.of(Used.NONE)));
        issued.keySet().forEach(app -> used.putIfAbsent(app, List.of(Used.NONE)));
        List<Object[]> rows = new ArrayList<>();
        used.forEach((app, ofApp) -> {
            Long at = issued.getOrDefault(app, Used.NONE.at());
            ofApp.forEach(one -> rows.add(
                    new Object[] {at, at, one.secret(), one.at(), one.at(), one.secret(), one.at(), one.at(), app}));
        });
        int[] changed = batch(rows, MOVE_INSTANTS);
        Set<UUID> there = new HashSet<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
                Object[] row = rows.get(i);
                there.add((UUID) row[row.length - 1]);
            }
        }
        return there;
    }

    private Map<UUID, List<OutcomeCount>> byApp(ActivityBatch collected) {
        Map<UUID, List<OutcomeCount>> byApp = new TreeMap<>();
        collected.apps().forEach((app, counts) -> merge(byApp, app.value(), counts));
        Map<String, ClientId> claimed = new HashMap<>();
        collected.claimed().keySet().forEach(clientId -> claimed.put(clientId.value(), clientId));
        select("SELECT client_id, id FROM app WHERE client_id IN (%s)", claimed.keySet())
                .forEach(row -> merge(byApp, (UUID) row[1], collected.claimed().get(claimed.get((String) row[0]))));
        return byApp;
    }

    private static void merge(Map<UUID, List<OutcomeCount>> byApp, UUID app, List<OutcomeCount> counts) {
        byApp.computeIfAbsent(app, absent -> new ArrayList<>()).addAll(counts);
    }

    private Map<UUID, Long> replaced(Map<SecretDigest, Long> secrets) {
        Map<String, Long> byDigest = new HashMap<>();
        secrets.forEach((digest, times) -> byDigest.put(digest.hex(), times));
        Map<UUID, Long> byApp = new TreeMap<>();
        select("SELECT digest, app_id FROM replaced_secret WHERE digest IN (%s)", byDigest.keySet())
                .forEach(row -> byApp.merge((UUID) row[1], byDigest.get((String) row[0]), Long::sum));
        return byApp;
    }

    private Set<UUID> lockApis(Set<UUID> ids) {
        Set<UUID> locked = new HashSet<>();
        List<UUID> sorted = ids.stream().sorted().toList();
        for (int start = 0; start < sorted.size(); start += AT_ONCE) {
            List<UUID> some = sorted.subList(start, Math.min(start + AT_ONCE, sorted.size()));
            Query query = em.createNativeQuery(
                    "SELECT id FROM resource_server WHERE id IN (" + marks(some.size()) + ") ORDER BY id FOR UPDATE");
            bind(query, some);
            List<?> found = query.getResultList();
            found.forEach(id -> locked.add((UUID) id));
        }
        return locked;
    }

    private void addCounts(Map<UUID, List<OutcomeCount>> counted, Set<UUID> there) {
        List<Object[]> rows = new ArrayList<>();
        counted.forEach((app, counts) -> {
            Map<String, Object[]> merged = new TreeMap<>();
            for (OutcomeCount count : there.contains(app) ? counts : List.<OutcomeCount>of()) {
                merged.merge(
                        count.hour().number() + count.outcome(),
                        new Object[] {count.times(), app, count.hour().number(), count.outcome()},
                        (one, other) -> new Object[] {(long) one[0] + (long) other[0], app, one[2], one[3]});
            }
            rows.addAll(merged.values());
        });
        addOrInsert(
                rows,
                "UPDATE app_activity SET times = times + ? WHERE app_id = ? AND hour_number = ? AND outcome = ?",
                "INSERT INTO app_activity (times, app_id, hour_number, outcome) VALUES (?, ?, ?, ?)");
    }

    private void addAttempts(Map<UUID, Long> attempts, Set<UUID> there) {
        List<Object[]> rows = new ArrayList<>();
        attempts.forEach((app, times) -> {
            if (there.contains(app)) {
                rows.add(new Object[] {times, app, lastReplacement(app)});
            }
        });
        addOrInsert(
                rows,
                "UPDATE replaced_secret_attempt SET times = times + ? WHERE app_id = ? AND since = ?",
                "INSERT INTO replaced_secret_attempt (times, app_id, since) VALUES (?, ?, ?)");
    }

    private Object lastReplacement(UUID app) {
        return em.createNativeQuery("SELECT MAX(replaced_at) FROM replaced_secret WHERE app_id = ?1")
                .setParameter(1, app)
                .getSingleResult();
    }

    private void moveFederatedUses(Map<ActivityBatch.CredentialOfApp, FederatedUse> uses) {
        List<Object[]> rows = new ArrayList<>();
        uses.forEach((credential, use) -> rows.add(new Object[] {
            use.subject(),
            use.tokenId().orElse(null),
            Micros.of(use.at()),
            credential.app().value(),
            credential.name(),
            Micros.of(use.at())
        }));
        batch(
                rows,
                "UPDATE federated_credential SET last_subject = ?, last_token_id = ?, last_used_at = ?"
                        + " WHERE app_id = ? AND name = ? AND (last_used_at IS NULL OR last_used_at < ?)");
    }

    private void moveApiUses(Map<ActivityBatch.AppApi, Instant> lastIssued, Set<UUID> apps) {
        Map<UUID, Long> ofApis = new TreeMap<>();
        lastIssued.forEach((use, at) -> ofApis.merge(use.api().value(), Micros.of(at), Math::max));
        Set<UUID> apis = lockApis(ofApis.keySet());
        List<Object[]> rows = new ArrayList<>();
        ofApis.forEach((api, at) -> rows.add(new Object[] {at, api, at}));
        batch(
                rows,
                "UPDATE resource_server SET last_token_issued_at = ?"
                        + " WHERE id = ? AND (last_token_issued_at IS NULL OR last_token_issued_at < ?)");
        List<Object[]> uses = new ArrayList<>();
        lastIssued.forEach((use, at) -> {
            if (apps.contains(use.app().value()) && apis.contains(use.api().value())) {
                uses.add(new Object[] {
                    Micros.of(at), use.app().value(), use.api().value()
                });
            }
        });
        addOrInsert(
                uses,
                "UPDATE api_use SET last_token_issued_at = GREATEST(last_token_issued_at, ?)"
                        + " WHERE app_id = ? AND resource_server_id = ?",
                "INSERT INTO api_use (last_token_issued_at, app_id, resource_server_id) VALUES (?, ?, ?)");
    }

    private void addOrInsert(List<Object[]> rows, String update, String insert) {
        batch(unchanged(rows, batch(rows, update)), insert);
    }

    private static List<Object[]> unchanged(List<Object[]> rows, int[] changed) {
        List<Object[]> unchanged = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                unchanged.add(rows.get(i));
            }
        }
        return unchanged;
    }

    private int[] batch(List<Object[]> rows, String sql) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        Connection connection = em.unwrap(Connection.class);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            for (int i = 0; i < changed.length; i++) {
                changed[i] = changed[i] == Statement.SUCCESS_NO_INFO ? 1 : changed[i];
            }
            return changed;
        } catch (SQLException error) {
            throw new PersistenceException(error);
        }
    }

    private List<Object[]> select(String sql, Collection<String> texts) {
        List<Object[]> rows = new ArrayList<>();
        List<String> all = List.copyOf(texts);
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            List<String> some = all.subList(start, Math.min(start + AT_ONCE, all.size()));
            Query query = em.createNativeQuery(sql.formatted(marks(some.size())));
            bind(query, some);
            List<?> found = query.getResultList();
            found.forEach(row -> rows.add((Object[]) row));
        }
        return rows;
    }

    private static String marks(int count) {
        StringBuilder marks = new StringBuilder("?1");
        for (int i = 2; i <= count; i++) {
            marks.append(", ?").append(i);
        }
        return marks.toString();
    }

    private static void bind(Query query, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
    }

    @Override
    public List<OutcomeCount> of(AppId app, Hour from) {
        return counted(em.createNativeQuery(
                        "SELECT hour_number, outcome, times FROM app_activity WHERE app_id = ?1 AND hour_number >= ?2")
                .setParameter(1, app.value())
                .setParameter(2, from.number()));
    }

    @Override
    public List<OutcomeCount> ofAll(Hour from) {
        return counted(em.createNativeQuery("SELECT hour_number, outcome, CAST(SUM(times) AS BIGINT) FROM app_activity"
                        + " WHERE hour_number >= ?1 GROUP BY hour_number, outcome")
                .setParameter(1, from.number()));
    }

    private static List<OutcomeCount> counted(Query query) {
        return StoreErrors.translated(() -> {
            List<?> rows = query.getResultList();
            return rows.stream()
                    .map(Object[].class::cast)
                    .map(row -> new OutcomeCount(new Hour((Long) row[0]), (String) row[1], (Long) row[2]))
                    .toList();
        });
    }

    @Override
    public long replacedSecretAttempts(AppId app) {
        return StoreErrors.translated(() -> {
            List<?> times = em.createNativeQuery("SELECT times FROM replaced_secret_attempt WHERE app_id = ?1"
                            + " AND since = (SELECT MAX(replaced_at) FROM replaced_secret WHERE app_id = ?1)")
                    .setParameter(1, app.value())
                    .getResultList();
            return times.stream().mapToLong(count -> (Long) count).sum();
        });
    }

    @Override
    public Map<String, FederatedUse> federatedUses(AppId app) {
        return StoreErrors.translated(() -> {
            List<?> rows = em.createNativeQuery("SELECT c.name, i.issuer, c.last_subject, c.last_token_id,"
                            + " c.last_used_at FROM federated_credential c"
                            + " JOIN trusted_issuer i ON i.id = c.trusted_issuer_id"
                            + " WHERE c.app_id = ?1 AND c.last_used_at IS NOT NULL")
                    .setParameter(1, app.value())
                    .getResultList();
            Map<String, FederatedUse> uses = new HashMap<>();
            rows.stream()
                    .map(Object[].class::cast)
                    .forEach(row -> uses.put(
                            (String) row[0],
                            new FederatedUse(
                                    (String) row[1],
                                    (String) row[2],
                                    Optional.ofNullable((String) row[3]),
                                    Micros.instant((Long) row[4]))));
            return uses;
        });
    }

    @Override
    public Map<AppId, List<DayCount>> days(TenantId tenant, Collection<AppId> apps, LocalDate from) {
        return StoreErrors.translated(() -> daily.of(tenant, apps, from));
    }

    @Override
    public List<DayCount> daysOfAll(LocalDate from) {
        return StoreErrors.translated(() -> daily.ofAll(from));
    }

    @Override
    public void sumUp(LocalDate before) {
        StoreErrors.translated(() -> daily.sumUp(before));
    }

    @Override
    public void forget(LocalDate before) {
        StoreErrors.translated(() -> daily.forget(before));
    }
}
