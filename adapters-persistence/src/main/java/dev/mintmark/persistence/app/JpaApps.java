package dev.mintmark.persistence.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.Code;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreErrors;
import dev.mintmark.persistence.store.StoredSecrets;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The apps in the database. */
public final class JpaApps implements Apps {
    private static final Map<String, Refusal> RULES = Map.of("app_name_unique", Refusal.APP_NAME_TAKEN);

    /** A day (rules §10), and an hour for clocks that differ. */
    private static final Duration LONGEST_LIFE_OF_A_TOKEN = Duration.ofHours(25);

    /** As {@link SecretAge#expiryOf} says. */
    private static final String EXPIRES_BEFORE = "exists (select t.id from TenantEntity t where t.id = a.tenantId"
            + " and a.secretCreatedAt + t.secretMaxAge * 1000000 < :expiresBefore"
            + " and t.secretMaxAgeSetAt + " + Micros.of(Instant.EPOCH.plus(SecretAge.GRACE)) + " < :expiresBefore)";

    /** No digest is empty. */
    private static final String NO_DIGEST = "";

    private final EntityManager em;
    private final FederatedCredentialRows federated;

    public JpaApps(EntityManager em) {
        this.em = em;
        this.federated = new FederatedCredentialRows(em);
    }

    @Override
    public void add(App app) {
        Rows.insert(em, AppEntity.from(app), RULES);
    }

    @Override
    public App update(App app) {
        return StoreErrors.translated(RULES, () -> {
            AppEntity row = Rows.require(em, AppEntity.class, app.id().value());
            boolean otherFederated =
                    !federated.of(app.id()).equals(app.credentials().federated());
            String secret = row.secretDigest();
            String previous = row.previousSecretDigest();
            row.change(app);
            if (otherFederated) {
                em.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            }
            em.flush();
            if (!Objects.equals(secret, row.secretDigest()) || !Objects.equals(previous, row.previousSecretDigest())) {
                moveLastUses(row, app.id(), secret, previous);
            }
            if (otherFederated) {
                federated.replace(app);
            }
            return row.toDomain(app.credentials().federated());
        });
    }

    /** The last use of a secret stays with it. The row is locked by now, so that no use is recorded meanwhile. */
    private void moveLastUses(AppEntity row, AppId app, String secret, String previous) {
        em.createNativeQuery("UPDATE app SET secret_last_used_at ="
                        + " CASE WHEN secret_digest = ?2 THEN secret_last_used_at END,"
                        + " previous_secret_last_used_at ="
                        + " CASE WHEN previous_secret_digest = ?2 THEN secret_last_used_at"
                        + " WHEN previous_secret_digest = ?3 THEN previous_secret_last_used_at END WHERE id = ?1")
                .setParameter(1, app.value())
                .setParameter(2, Objects.requireNonNullElse(secret, NO_DIGEST))
                .setParameter(3, Objects.requireNonNullElse(previous, NO_DIGEST))
                .executeUpdate();
        em.refresh(row);
    }

    @Override
    public void remove(App app, Instant now) {
        StoreErrors.translated(() -> {
            AppEntity row = Rows.require(em, AppEntity.class, app.id().value());
            row.requireVersionOf(app);
            em.remove(row);
            em.flush();
            remember(app, now);
            return row;
        });
    }

    /** And forgets what was deleted so long ago that no token can be left of it. */
    private void remember(App deleted, Instant now) {
        em.createNativeQuery("DELETE FROM deleted_app WHERE deleted_at < ?1")
                .setParameter(1, Micros.of(now.minus(LONGEST_LIFE_OF_A_TOKEN)))
                .executeUpdate();
        em.createNativeQuery("INSERT INTO deleted_app (app_id, deleted_at) VALUES (?1, ?2)")
                .setParameter(1, deleted.id().value())
                .setParameter(2, Micros.of(now))
                .executeUpdate();
    }

    @Override
    public Optional<App> find(TenantId tenant, AppId id) {
        return Rows.find(em, AppEntity.class, id.value())
                .filter(row -> row.isOf(tenant))
                .map(federated::appOf);
    }

    /** A secret becomes the replaced one, never the other way round: looked for in this order it cannot be missed. */
    @Override
    public Optional<App> lockBySecret(SecretDigest digest) {
        return StoreErrors.translated(() -> lockBy("secretDigest", digest)
                .or(() -> lockBy("previousSecretDigest", digest))
                .map(federated::appOf));
    }

    private Optional<AppEntity> lockBy(String attribute, SecretDigest digest) {
        return em.createQuery("select a from AppEntity a where a." + attribute + " = :digest", AppEntity.class)
                .setParameter("digest", digest.hex())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Page<App> list(AppQuery query) {
        if (canFindNothing(query)) {
            return new Page<>(List.of(), Optional.empty());
        }
        return StoreErrors.translated(() -> {
            List<App> apps = federated.appsOf(
                    select(query).setMaxResults(query.page().limit() + 1).getResultList());
            return Page.cut(apps, query.page().limit(), app -> position(app, query.sort()));
        });
    }

    private static boolean canFindNothing(AppQuery query) {
        return query.only().filter(Set::isEmpty).isPresent()
                || query.search().filter(text -> !Storable.isStorable(text)).isPresent()
                || query.region().filter(text -> !Code.isCode(text)).isPresent()
                || query.plan().filter(text -> !Code.isCode(text)).isPresent();
    }

    private TypedQuery<AppEntity> select(AppQuery query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        conditions.add("a.tenantId = :tenant");
        parameters.put("tenant", query.tenant().value());
        query.search().filter(text -> !AppName.keyOf(text).isEmpty()).ifPresent(text -> {
            conditions.add("(locate(:nameKey, a.nameKey) > 0 or locate(:clientId, a.clientId) > 0)");
            parameters.put("nameKey", AppName.keyOf(text));
            parameters.put("clientId", text.strip());
        });
        query.only().ifPresent(apps -> {
            conditions.add("a.id in :only");
            parameters.put("only", apps.stream().map(AppId::value).toList());
        });
        query.enabled().ifPresent(enabled -> {
            conditions.add("a.enabled = :enabled");
            parameters.put("enabled", enabled);
        });
        query.region().ifPresent(region -> {
            conditions.add("a.regionCode = :region");
            parameters.put("region", region);
        });
        query.plan().ifPresent(plan -> {
            conditions.add("a.planCode = :plan");
            parameters.put("plan", plan);
        });
        query.secretExpiresBefore().ifPresent(instant -> {
            conditions.add(EXPIRES_BEFORE);
            parameters.put("expiresBefore", Micros.of(instant));
        });
        String sortedBy = query.sort().isByName() ? "a.nameSort" : "a.createdAt";
        query.page().after().ifPresent(position -> {
            String after = query.sort().isDescending() ? "<" : ">";
            // By the first condition the index is entered where the page begins, the second one tells rows of one sort
            // key apart
            conditions.add(sortedBy + " " + after + "= :sortKey");
            conditions.add("(" + sortedBy + " " + after + " :sortKey or a.id " + after + " :id)");
            parameters.put(
                    "sortKey",
                    query.sort().isByName()
                            ? AppEntity.sortKey(position.sortKey())
                            : (Object) Micros.of(Instant.parse(position.sortKey())));
            parameters.put("id", Cursors.id(position));
        });
        String direction = query.sort().isDescending() ? " desc" : " asc";
        TypedQuery<AppEntity> select = em.createQuery(
                "select a from AppEntity a where " + String.join(" and ", conditions) + " order by " + sortedBy
                        + direction + ", a.id" + direction,
                AppEntity.class);
        parameters.forEach(select::setParameter);
        return select;
    }

    private static Page.Position position(App app, AppQuery.Sort sort) {
        String sortKey =
                sort.isByName() ? app.name().key() : app.times().createdAt().toString();
        return new Page.Position(sortKey, app.id().toString());
    }

    @Override
    public long count(TenantId tenant) {
        return StoreErrors.translated(
                () -> em.createQuery("select count(a) from AppEntity a where a.tenantId = :tenant", Long.class)
                        .setParameter("tenant", tenant.value())
                        .getSingleResult());
    }

    @Override
    public boolean nameTaken(TenantId tenant, String nameKey, Optional<AppId> except) {
        Optional<AppId> holder = StoreErrors.translated(() -> em.createQuery(
                        "select a.id from AppEntity a where a.tenantId = :tenant and a.nameKey = :nameKey", UUID.class)
                .setParameter("tenant", tenant.value())
                .setParameter("nameKey", nameKey)
                .getResultStream()
                .findFirst()
                .map(AppId::new));
        return holder.isPresent() && !holder.equals(except);
    }

    @Override
    public void keepReplacedSecret(AppId app, SecretDigest digest, Instant replacedAt) {
        Rows.insert(em, ReplacedSecretEntity.from(app, digest, replacedAt));
        StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM replaced_secret WHERE app_id = ?1 AND digest IN"
                        + " (SELECT older.digest FROM replaced_secret older WHERE older.app_id = ?1"
                        + " ORDER BY older.replaced_at DESC, older.digest OFFSET "
                        + Bound.REPLACED_SECRETS.most() + " ROWS)")
                .setParameter(1, app.value())
                .executeUpdate());
    }

    @Override
    public Impact impactOfSecretsMadeBefore(Instant instant, Optional<TenantId> tenant) {
        return StoreErrors.translated(() -> {
            TypedQuery<Object[]> count = em.createQuery(
                            "select count(a), count(distinct a.tenantId), max(a.lastTokenIssuedAt) from AppEntity a"
                                    + " where a.secretCreatedAt < :instant"
                                    + (tenant.isPresent() ? " and a.tenantId = :tenant" : ""),
                            Object[].class)
                    .setParameter("instant", Micros.of(instant));
            tenant.ifPresent(only -> count.setParameter("tenant", only.value()));
            return impact(count.getSingleResult());
        });
    }

    @Override
    public List<SecretExpiry> agingSecrets(Instant now, Optional<AppId> after, int limit) {
        return StoreErrors.translated(() -> {
            List<?> rows = em.createNativeQuery("SELECT a.tenant_id, a.id, a.name, a.secret_created_at,"
                            + " t.secret_max_age, t.secret_max_age_set_at, a.secret_warned_at"
                            + " FROM tenant t JOIN app a ON a.tenant_id = t.id WHERE t.secret_max_age IS NOT NULL"
                            + " AND a.secret_created_at <= ?1 - t.secret_max_age * 1000000 AND a.id > ?2"
                            + " ORDER BY a.id LIMIT " + limit)
                    .setParameter(1, Micros.of(now.plus(SecretAge.GRACE)))
                    .setParameter(2, after.map(AppId::value).orElse(new UUID(0, 0)))
                    .getResultList();
            return rows.stream().map(row -> expiry((Object[]) row)).toList();
        });
    }

    private static SecretExpiry expiry(Object[] row) {
        return new SecretExpiry(
                new TenantId((UUID) row[0]),
                new AppId((UUID) row[1]),
                (String) row[2],
                Micros.instant((Long) row[3]),
                StoredSecrets.age((Long) row[4], (Long) row[5]).orElseThrow(),
                Optional.ofNullable((Long) row[6]).map(Micros::instant));
    }

    @Override
    public boolean markWarned(SecretExpiry secret, Instant now) {
        return StoreErrors.translated(() -> em.createNativeQuery("UPDATE app SET secret_warned_at = ?1 WHERE id = ?2"
                                + " AND secret_created_at = ?3 AND COALESCE(secret_warned_at, 0) = ?4")
                        .setParameter(1, Micros.of(now))
                        .setParameter(2, secret.app().value())
                        .setParameter(3, Micros.of(secret.createdAt()))
                        .setParameter(4, secret.warnedAt().map(Micros::of).orElse(0L))
                        .executeUpdate())
                == 1;
    }

    @Override
    public Impact impactOf(RegionCode region) {
        return impact("a.regionCode", region.value());
    }

    @Override
    public Impact impactOf(DbCode database) {
        return impact("a.dbCode", database.value());
    }

    @Override
    public Impact impactOf(PlanCode plan) {
        return impact("a.planCode", plan.value());
    }

    private Impact impact(String attribute, String code) {
        return StoreErrors.translated(() -> {
            Object[] row = em.createQuery(
                            "select count(a), count(distinct a.tenantId), max(a.lastTokenIssuedAt) from AppEntity a"
                                    + " where " + attribute + " = :code",
                            Object[].class)
                    .setParameter("code", code)
                    .getSingleResult();
            return impact(row);
        });
    }

    private static Impact impact(Object[] row) {
        return new Impact(
                (Long) row[0], (Long) row[1], Optional.ofNullable((Long) row[2]).map(Micros::instant));
    }

    @Override
    public List<PlanHolder> holdersOf(PlanCode plan, int limit) {
        return StoreErrors.translated(() -> em.createQuery(
                        "select t.id, t.name, a.id, a.name, a.lastTokenIssuedAt from AppEntity a, TenantEntity t"
                                + " where a.planCode = :plan and t.id = a.tenantId"
                                + " order by a.lastTokenIssuedAt desc nulls last, a.id",
                        Object[].class)
                .setParameter("plan", plan.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new PlanHolder(
                        new TenantId((UUID) row[0]),
                        (String) row[1],
                        new AppId((UUID) row[2]),
                        (String) row[3],
                        Optional.ofNullable((Long) row[4]).map(Micros::instant)))
                .toList());
    }
}
