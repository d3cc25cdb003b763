package dev.mintmark.application.port.out.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored apps. An app is found only under its own tenant, or by its secret. Called inside a unit of work. */
public interface Apps {
    /**
     * Stores a new app.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code app_name_taken} if its tenant has an app with this name key
     */
    void add(App app);

    /**
     * Stores a changed app and returns it with its new version. When a secret was last used is not taken from the app:
     * it stays with the secret where that becomes the one that was replaced.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code app_name_taken} as in {@link #add}; {@code concurrent_change} if
     *     the stored version is not the app's, or the app is gone
     */
    App update(App app);

    /**
     * Deletes an app with all that is kept for it. That it was deleted is kept for as long as its tokens can live
     * ({@link dev.mintmark.application.port.out.token.Cuts}).
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the app's, or the
     *     app is gone
     */
    void remove(App app, Instant now);

    /** One app of a tenant. */
    Optional<App> find(TenantId tenant, AppId id);

    /**
     * The app of any tenant that has this secret, also as the replaced one that overlaps or did, locked until the unit
     * of work ends.
     */
    Optional<App> lockBySecret(SecretDigest digest);

    /** A page of a tenant's apps. */
    Page<App> list(AppQuery query);

    /** How many apps a tenant has. */
    long count(TenantId tenant);

    /** Whether a tenant has an app with this name key, other than the excepted one. */
    boolean nameTaken(TenantId tenant, String nameKey, Optional<AppId> except);

    /** Keeps the digest of a replaced secret, to recognize it in the app's activity once it is refused (rules §6). */
    void keepReplacedSecret(AppId app, SecretDigest digest, Instant replacedAt);

    /**
     * How many secrets of how many tenants were made before an instant.
     *
     * @param tenant only of this one; empty for all
     */
    Impact impactOfSecretsMadeBefore(Instant instant, Optional<TenantId> tenant);

    /**
     * The secrets of tenants that have a greatest age, as far as they may expire within 30 days or have; at most
     * {@code limit} of apps behind one, in the order of their ids.
     *
     * @param after empty for the first
     */
    List<SecretExpiry> agingSecrets(Instant now, Optional<AppId> after, int limit);

    /**
     * Remembers when was warned of an app's secret, unless somebody else has meanwhile; leaves the app's version alone.
     *
     * @return whether nobody else has
     */
    boolean markWarned(SecretExpiry secret, Instant now);

    /** How many apps of how many tenants are stamped with a region. */
    Impact impactOf(RegionCode region);

    /** How many apps of how many tenants are stamped with a database. */
    Impact impactOf(DbCode database);

    /** How many apps of how many tenants hold a plan. */
    Impact impactOf(PlanCode plan);

    /**
     * The apps that hold a plan, those with the latest token first and those without one last, at most {@code limit}.
     */
    List<PlanHolder> holdersOf(PlanCode plan, int limit);

    /**
     * Who would feel a change.
     *
     * @param lastTokenIssuedAt when one of the apps last got a token; empty if none did
     */
    record Impact(long apps, long tenants, Optional<Instant> lastTokenIssuedAt) {}

    /**
     * A client secret that will expire.
     *
     * @param warnedAt when somebody was last warned of that, of this secret or of one before; empty if never
     */
    record SecretExpiry(
            TenantId tenant, AppId app, String appName, Instant createdAt, SecretAge age, Optional<Instant> warnedAt) {}

    /** An app that holds a plan. */
    record PlanHolder(
            TenantId tenant, String tenantName, AppId app, String appName, Optional<Instant> lastTokenIssuedAt) {}
}
