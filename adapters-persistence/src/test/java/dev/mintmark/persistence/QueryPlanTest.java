package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.schema.SchemaMigration;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What PostgreSQL does for the queries of every day in a large installation: it enters by an index and reads no more
 * than it answers.
 */
class QueryPlanTest {
    private static final int TENANTS = 5_000;
    private static final int APPS = 40_000;
    /** Pages are of 25; a cost of reading that grows with the tables would be far above. */
    private static final int FEW = 600;

    private static final Pattern TABLE_SCAN =
            Pattern.compile("\"Node Type\": \"Seq Scan\"[^{}]*?\"Relation Name\": \"([a-z_]+)\"");
    private static final Pattern READ =
            Pattern.compile("\"(?:Actual Rows|Rows Removed by (?:Filter|Index Recheck))\": (\\d+)");
    private static final List<String> LARGE = List.of(
            "app",
            "app_activity",
            "federated_credential",
            "trusted_issuer",
            "audit_record",
            "feed_event",
            "member",
            "member_session",
            "plan_api",
            "resource_server",
            "tenant");

    private static ExplainedDataSource explained;
    private static DatabaseStores stores;

    @BeforeAll
    static void aLargeInstallation() {
        DataSource database = TestDatabase.newPostgreSql();
        new SchemaMigration(database).migrate();
        TestDatabase.execute(
                database,
                List.of(
                        "INSERT INTO license_region VALUES ('eu', 'Europe', TRUE, NULL, 1, 1, 1)",
                        "INSERT INTO region_database VALUES ('eu-db', 'eu', '', 1, 1, 1)",
                        "INSERT INTO plan (code, name, per_hour, revision, status, created_at, updated_at, version)"
                                + " SELECT 'plan-' || n, 'Plan', 10, 1, 'active', 1, 1, 1 FROM generate_series(0, 9) n",
                        "INSERT INTO tenant (id, name, name_key, status, app_limit, plan_policy, created_at, updated_at,"
                                + " version) SELECT " + id("1", "n")
                                + ", 'T ' || n, 't ' || n, 'active', 1000000, 'open', n, n, 1 FROM generate_series(0, "
                                + (TENANTS - 1) + ") n",
                        // Half of all apps are the first tenant's
                        "INSERT INTO app (id, tenant_id, client_id, name, name_key, name_sort, region_code, db_code, redirect_uris,"
                                + " post_logout_redirect_uris, enabled, plan_code, secret_digest, secret_hint,"
                                + " secret_created_at, credential_version, created_at, updated_at, version)"
                                + " SELECT " + id("2", "n") + ", "
                                + id("1", "CASE WHEN n % 2 = 0 THEN 0 ELSE n % " + TENANTS + " END")
                                + ", 'mm_' || lpad(n::text, 26, '0'), 'App ' || n, 'app ' || n,"
                                + " convert_to('app ' || n, 'UTF8'), 'eu', 'eu-db', '', '', TRUE, 'plan-' || n % 10,"
                                + " encode(sha256(n::text::bytea), 'hex'), 'abcd', 1, 1, n, n, 1"
                                + " FROM generate_series(0, " + (APPS - 1) + ") n",
                        "INSERT INTO resource_server (id, client_id, name, created_at, updated_at, version, identifier,"
                                + " is_default, scopes, scope_descriptions, signing_algorithm, token_lifetime, token_type, access,"
                                + " enabled) SELECT " + id("6", "n")
                                + ", 'mr_' || n, 'API', 1, 1, 1, 'https://api.example/' || n,"
                                + " CASE WHEN n = 0 THEN TRUE END, 'read', '', 'ES256', 900, 'at+jwt', 'by_plan', TRUE"
                                + " FROM generate_series(0, 999) n",
                        "INSERT INTO plan_api SELECT 'plan-' || n % 10, " + id("6", "n / 10")
                                + ", n, 'read' FROM generate_series(0, 9999) n",
                        "INSERT INTO app_activity SELECT " + id("2", "n % " + APPS) + ", 490000 + n / " + APPS
                                + ", 'issued', 5 FROM generate_series(0, " + (3 * APPS - 1) + ") n",
                        "INSERT INTO member SELECT " + id("3", "n") + ", " + id("1", "n % " + TENANTS)
                                + ", 'm' || n || '@example.com', 'm' || n || '@example.com', 'M', 'tenant-admin', '', 1, 1, 1, FALSE"
                                + " FROM generate_series(0, 19999) n",
                        "INSERT INTO member_session (id, member_id, roles, created_at, expires_at, family_digest, current_digest,"
                                + " idle_until) SELECT " + id("4", "n") + ", " + id("3", "n % 20000")
                                + ", 'tenant-admin', 1, 9, 'f', 'c', 9 FROM generate_series(0, 39999) n",
                        "INSERT INTO audit_record (chain, position, id, at, actor_kind, actor_id, action, target_type, target_id,"
                                + " target_name, changes, key_id, seal) SELECT " + id("1", "n % 2") + ", n, "
                                + id("5", "n")
                                + ", n, 'member', " + id("3", "n % 20000") + "::text, 'app.created', 'app', "
                                + id("2", "n % " + APPS)
                                + "::text, 'App', '[]', 'k', 's' FROM generate_series(1, 80000) n",
                        "INSERT INTO feed_event SELECT " + id("1", "n % " + TENANTS)
                                + ", n, n, 'app.created', 'app', 'x', 'x', '', 1 FROM generate_series(1, 40000) n",
                        "INSERT INTO trusted_issuer SELECT " + id("7", "n")
                                + ", 'CI', 'https://issuer.example/' || n, NULL,"
                                + " NULL, 'RS256', 86400, TRUE, 1, 1, 1 FROM generate_series(0, 999) n",
                        "INSERT INTO federated_credential (app_id, position, name, trusted_issuer_id, subject, claims)"
                                + " SELECT " + id("2", "n") + ", 0, 'Main', " + id("7", "n % 1000")
                                + ", 'me', '' FROM generate_series(0, " + (APPS - 1) + ") n",
                        "ANALYZE"));
        explained = new ExplainedDataSource(database);
        stores = TestDatabase.stores(explained.dataSource());
    }

    @Test
    void aTokenIsIssuedByUniqueIndexes() {
        Optional<IssuanceDirectory.Entry> known = stores.issuanceDirectory()
                .find(ClientId.parse("mm_" + "0".repeat(21) + "12345").orElseThrow(), Optional.empty());
        assertThat(known).isPresent();
        readsFew("a token");
        stores.issuanceDirectory().find(ClientId.parse("mm_" + "z".repeat(26)).orElseThrow(), Optional.empty());
        readsFew("no token");
        Optional<IssuanceDirectory.Entry> forAnApi = stores.issuanceDirectory()
                .find(
                        ClientId.parse("mm_" + "0".repeat(21) + "12345").orElseThrow(),
                        Optional.of("https://api.example/123"));
        assertThat(forAnApi.orElseThrow().facts().api().orElseThrow().scopesOfPlan())
                .as("its plan opens it")
                .isPresent();
        readsFew("a token for an API");
    }

    @Test
    void tokensForAllWhoWaitAreIssuedByUniqueIndexesToo() throws Exception {
        List<AskedTogether.Question> asked = IntStream.range(0, 40)
                .mapToObj(n -> new AskedTogether.Question(
                        ClientId.parse("mm_" + (n % 4 == 3 ? "z" : "0").repeat(21) + (12_345 + n))
                                .orElseThrow(),
                        Optional.of("https://api.example/" + n).filter(named -> n % 2 == 0)))
                .toList();

        assertThat(new AskedTogether(explained.dataSource(), JdbcIssuanceDirectory::ofOneStatement).answers(asked))
                .filteredOn(Optional::isPresent)
                .hasSize(30);
        readsFew("forty tokens");
    }

    @Test
    void aFederatedTokenIsJudgedByIndexes() {
        ClientId known = ClientId.parse("mm_" + "0".repeat(21) + "12345").orElseThrow();
        assertThat(stores.federationDirectory().find(known, "https://issuer.example/345"))
                .extracting(match -> match.credential().isPresent())
                .containsExactly(true);
        readsFew("a known app");
        stores.federationDirectory()
                .find(ClientId.parse("mm_" + "z".repeat(26)).orElseThrow(), "https://issuer.example/7");
        readsFew("an unknown app");
        stores.federationDirectory().find(known, "https://unknown.example");
        readsFew("an unknown issuer");
        stores.federationDirectory().hasAny(new AppId(uuid("2", 12_345)));
        readsFew("the preflight");
    }

    @Test
    void everyPageOfAppsIsReadWhereItBegins() {
        for (AppQuery.Sort sort : AppQuery.Sort.values()) {
            Optional<Page.Position> after = Optional.empty();
            for (int page = 0; page < 3; page++) {
                Page<?> found = apps(sort, after);
                assertThat(found.items()).hasSize(25);
                readsFew("page " + page + " by " + sort);
                after = found.next();
            }
            apps(sort, Optional.of(middle(sort)));
            readsFew("a page in the middle by " + sort);
        }
    }

    @Test
    void auditTrailsAndMembersAndEventsAreReadByTheirIndexes() {
        TenantId tenant = tenant(0);
        Page.Request page = new Page.Request(
                25, Optional.of(new Page.Position("40000", uuid("5", 40_000).toString())));
        in(() -> stores.auditChains().list(audit(Optional.of(tenant), Optional.empty()), page));
        readsFew("a tenant's audit trail");
        in(() -> stores.auditChains().list(audit(Optional.empty(), Optional.empty()), page));
        readsFew("the installation's audit trail");
        in(() -> stores.auditChains().list(auditOf(tenant), page));
        readsFew("what an operator sees of a tenant");
        in(() -> stores.auditChains()
                .list(audit(Optional.of(tenant), Optional.of(uuid("2", 20_000).toString())), page));
        readsFew("an app's audit trail");
        in(() -> stores.members().findByEmailKey("m777@example.com"));
        readsFew("a member by address");
        in(() -> stores.members().list(Owner.of(tenant(7)), new Page.Request(25, Optional.empty())));
        readsFew("a tenant's members");
        in(() -> stores.members().find(new MemberId(uuid("3", 5))));
        readsFew("a member");
        in(() -> stores.eventFeed().after(Owner.of(tenant(5)), 20_000, 100));
        readsFew("events");
        in(() -> stores.activities().of(new AppId(uuid("2", 5)), new Hour(490_000)));
        readsFew("an app's activity");
        in(() -> stores.tenants().list(Optional.empty(), new Page.Request(25, Optional.empty())));
        readsFew("tenants");
        Page<?> found = in(() -> stores.tenants().list(Optional.of("T 1"), new Page.Request(25, Optional.empty())));
        assertThat(found.items()).hasSize(25);
        readsFew("tenants by name");
    }

    @Test
    void whatCountsAllAppsOfAPlanEntersByTheIndexToo() {
        in(() -> stores.apps().impactOf(new PlanCode("plan-3")));

        assertThat(explained.taken()).isNotEmpty().allSatisfy(plan -> assertThat(
                        TABLE_SCAN.matcher(plan.explanation()).results().map(found -> found.group(1)))
                .as(plan.explanation())
                .doesNotContainAnyElementsOf(LARGE));
    }

    @Test
    void theCutListIsReadByWhatChangedLately() {
        Instant last = Instant.EPOCH.plusNanos(1_000L * (APPS - 10)).plus(SigningKey.GRACE);

        assertThat(stores.cuts().at(last)).isEmpty();
        readsFew("the cut list");
    }

    private static Page<?> apps(AppQuery.Sort sort, Optional<Page.Position> after) {
        return in(() -> stores.apps()
                .list(new AppQuery(
                        tenant(0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        sort,
                        new Page.Request(25, after))));
    }

    private static Page.Position middle(AppQuery.Sort sort) {
        return new Page.Position(
                sort.isByName()
                        ? "app 20000"
                        : Instant.EPOCH.plusNanos(20_000_000).toString(),
                uuid("2", 20_000).toString());
    }

    private static AuditQuery audit(Optional<TenantId> tenant, Optional<String> app) {
        return new AuditQuery(
                tenant, Optional.empty(), app, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AuditQuery auditOf(TenantId tenant) {
        return new AuditQuery(
                Optional.empty(),
                Optional.of(tenant.toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void readsFew(String what) {
        List<ExplainedDataSource.Plan> plans = explained.taken();
        assertThat(plans).as(what).isNotEmpty();
        for (ExplainedDataSource.Plan plan : plans) {
            assertThat(TABLE_SCAN.matcher(plan.explanation()).results().map(found -> found.group(1)))
                    .as("%s: %s%n%s", what, plan.sql(), plan.explanation())
                    .doesNotContainAnyElementsOf(LARGE);
            assertThat(READ.matcher(plan.explanation()).results().mapToLong(found -> Long.parseLong(found.group(1))))
                    .as("%s: rows read by each step of %s%n%s", what, plan.sql(), plan.explanation())
                    .allSatisfy(rows -> assertThat(rows).isLessThan(FEW));
        }
    }

    private static <T> T in(Supplier<T> work) {
        return stores.unitOfWork().execute(work);
    }

    private static TenantId tenant(int number) {
        return new TenantId(uuid("1", number));
    }

    private static UUID uuid(String kind, int number) {
        return UUID.fromString("0000000" + kind + "-0000-7000-8000-" + "%012d".formatted(number));
    }

    private static String id(String kind, String number) {
        return "('0000000" + kind + "-0000-7000-8000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }
}
