package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.schema.EarlierSchema;
import dev.mintmark.persistence.schema.SchemaMigration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaMigrationTest {
    private static final int NODES = 4;
    private static final AppId APP = new AppId(UUID.fromString("00000000-0000-7000-8000-000000000002"));
    private static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    @ParameterizedTest
    @EnumSource(Kind.class)
    void doesNothingTheSecondTime(Kind kind) {
        DataSource database = kind.create();

        int first = new SchemaMigration(database).migrate();
        int second = new SchemaMigration(database).migrate();

        assertThat(first).isPositive();
        assertThat(second).isZero();
    }

    /** The embedded database belongs to one process. */
    @Test
    void doesTheWorkOnceWhereNodesStartTogetherOnPostgreSql() throws Exception {
        DataSource database = TestDatabase.newPostgreSql();
        CyclicBarrier start = new CyclicBarrier(NODES);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);

        try {
            List<Future<Integer>> running = IntStream.range(0, NODES)
                    .mapToObj(node -> nodes.submit(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        return new SchemaMigration(database).migrate();
                    }))
                    .toList();
            List<Integer> applied = new ArrayList<>();
            for (Future<Integer> node : running) {
                applied.add(node.get(60, TimeUnit.SECONDS));
            }

            int all = new SchemaMigration(TestDatabase.newPostgreSql()).migrate();
            assertThat(applied.stream().mapToInt(Integer::intValue).sum())
                    .as("each step is done by one of the nodes")
                    .isEqualTo(all);
        } finally {
            nodes.shutdownNow();
        }
    }

    /** What a later release may do to the schema before every node has it (ADR 0023). */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void startsOnASchemaThatALaterReleaseHasExpanded(Kind kind) throws SQLException {
        DataSource database = kind.create();
        new SchemaMigration(database).migrate();
        TestDatabase.execute(
                database,
                List.of(
                        "ALTER TABLE tenant ADD COLUMN later VARCHAR(20) DEFAULT 'unknown' NOT NULL",
                        "CREATE TABLE later (id UUID NOT NULL PRIMARY KEY)",
                        "INSERT INTO \"flyway_schema_history\" SELECT 1000, '1000', 'later', \"type\", 'V1000__later.sql', 1,"
                                + " \"installed_by\", \"installed_on\", 1, \"success\" FROM \"flyway_schema_history\""
                                + " WHERE \"version\" = '1'"));

        int applied = new SchemaMigration(database).migrate();

        assertThat(applied).isZero();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO tenant (id, name, status, app_limit,"
                                + " plan_policy, created_at, updated_at, version) VALUES (?, 'T', 'active', 1, 'open', 1, 1, 1)")) {
            insert.setObject(1, UUID.randomUUID());
            assertThat(insert.executeUpdate())
                    .as("columns that it does not know have defaults")
                    .isOne();
        }
    }

    @Test
    void comparesEveryCodeByItsBytesOnPostgreSql() throws SQLException {
        String codes = "SELECT table_name || '.' || column_name, collation_name FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND data_type = 'character varying'"
                + " AND (column_name LIKE '%code' OR column_name IN ('kid', 'client_id'))";
        List<String> found = new ArrayList<>();
        List<String> byLanguage = new ArrayList<>();
        try (Connection connection = TestDatabase.postgreSql().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(codes)) {
            while (columns.next()) {
                found.add(columns.getString(1));
                if (!"C".equals(columns.getString(2))) {
                    byLanguage.add(columns.getString(1));
                }
            }
        }

        assertThat(found).contains("license_region.code", "region_database.db_code", "plan.code", "app.plan_code");
        assertThat(byLanguage).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesAKeyOfTheFirstVersionForOneThatMayHaveSignedTheLongestTokens(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("1", database);
        TestDatabase.execute(
                database,
                List.of(
                        "INSERT INTO signing_key (kid, purpose, signing_for, algorithm, state, public_jwk,"
                                + " key_encryption_key_id, ciphertext, created_at)"
                                + " VALUES ('old', 'ACCESS_TOKEN', 'ACCESS_TOKEN', 'ES256', 'signing', '{}', 'kek', 'c', 7000000)"));

        new SchemaMigration(database).migrate();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet key = statement.executeQuery("SELECT state, token_lifetime, signs_from FROM signing_key")) {
            assertThat(key.next()).isTrue();
            assertThat(key.getString(1)).isEqualTo("signing");
            assertThat(key.getLong(2)).isEqualTo(Duration.ofHours(24).toSeconds());
            assertThat(key.getLong(3)).isEqualTo(7_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void comparesStoredAddressesByTheFormThatNewOnesHave(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("9", database);
        TestDatabase.execute(
                database,
                List.of(
                        member(1, "Ada@Bücher.Example", "ada@bücher.example"),
                        member(2, "bob@example.com", "bob@example.com"),
                        member(3, "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
                        member(4, "jose\u0301@example.com", "jose\u0301@example.com"),
                        member(5, "JOS\u00c9@example.com", "jos\u00e9@example.com"),
                        member(6, "Root@1.2.3.4", "root@1.2.3.4"),
                        member(7, "Eva@Müller.example", "eva@müller.example")));

        new SchemaMigration(database).migrate();

        List<String> keys = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet members = statement.executeQuery("SELECT email_key FROM member ORDER BY id")) {
            while (members.next()) {
                keys.add(members.getString(1));
            }
        }
        assertThat(keys)
                .as("one that another member has already is left as it was")
                .containsExactly(
                        "ada@bücher.example",
                        "bob@example.com",
                        "ada@xn--bcher-kva.example",
                        "jose\u0301@example.com",
                        "jos\u00e9@example.com",
                        "root@1.2.3.4",
                        "eva@xn--mller-kva.example");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void givesAnEndToKeysThatHadNone(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("9", database);
        TestDatabase.execute(
                database,
                List.of(
                        member(1, "ada@example.com", "ada@example.com"),
                        "INSERT INTO management_key (id, tenant_id, maker_id, name, role, digest, hint, created_at, expires_at)"
                                + " VALUES ('00000000-0000-7000-8000-000000000002', NULL,"
                                + " '00000000-0000-7000-8000-000000000001', 'K', 'platform-admin', 'd', 'hint', 1, NULL)"));

        new SchemaMigration(database).migrate();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet key = statement.executeQuery("SELECT expires_at FROM management_key")) {
            assertThat(key.next()).isTrue();
            Instant inAYear = Instant.now().plus(Duration.ofDays(366));
            assertThat(Instant.EPOCH.plus(key.getLong(1), ChronoUnit.MICROS))
                    .isBetween(inAYear.minus(Duration.ofHours(1)), inAYear.plus(Duration.ofHours(1)));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsTheDomainsOfAppsOfBeforeAndLetsEachBeEmptied(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("16", database);
        TestDatabase.execute(database, anApp(kind));

        new SchemaMigration(database).migrate();

        DatabaseStores stores = TestDatabase.stores(database);
        assertThat(domains(stores, TENANT, APP)).containsExactly("a.example", "b.example");
        TestDatabase.execute(database, List.of("UPDATE app SET allowed_domain_1 = NULL"));
        assertThat(domains(stores, TENANT, APP)).containsExactly(null, "b.example");
    }

    /** Nodes of the release before go on adding tenants meanwhile (ADR 0023). */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void findsTenantsOfBeforeByTheirNames(Kind kind) {
        DataSource database = kind.create();
        EarlierSchema.make("26", database);
        String insert = "INSERT INTO tenant (id, name, status, app_limit, plan_policy, created_at, updated_at, version)"
                + " VALUES ('00000000-0000-7000-8000-00000000000%d', '%s', 'active', 1, 'open', 1, 1, 1)";
        TestDatabase.execute(database, List.of(insert.formatted(1, "Größe GmbH"), insert.formatted(2, "Other")));

        new SchemaMigration(database).migrate();
        TestDatabase.execute(database, List.of(insert.formatted(3, "Größe of an earlier node")));

        DatabaseStores stores = TestDatabase.stores(database);
        assertThat(stores.unitOfWork()
                        .execute(() ->
                                stores.tenants().list(Optional.of("GRÖSSE"), new Page.Request(25, Optional.empty())))
                        .items())
                .extracting(tenant -> tenant.name().value())
                .containsExactly("Größe GmbH");
    }

    /** Who was there before keeps the roles, keys and invitations, and the new roles can be given. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesPeopleOfBeforeTheirRoles(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("24", database);
        String ofTenant =
                "(id, tenant_id, email, email_key, display_name, roles, password_hash, created_at, updated_at,"
                        + " version) SELECT '00000000-0000-7000-8000-00000000000%d', id, '%s', '%s', 'A', '%s', 'hash', 1, 1, 1"
                        + " FROM tenant";
        TestDatabase.execute(
                database,
                List.of(
                        "INSERT INTO tenant (id, name, status, app_limit, plan_policy, created_at, updated_at, version)"
                                + " VALUES ('" + TENANT + "', 'T', 'active', 100, 'open', 1, 1, 1)",
                        member(1, "ada@example.com", "ada@example.com"),
                        "INSERT INTO member "
                                + ofTenant.formatted(2, "b@c.example", "b@c.example", "tenant-admin tenant-viewer"),
                        "INSERT INTO member " + ofTenant.formatted(3, "d@e.example", "d@e.example", "tenant-viewer"),
                        "INSERT INTO management_key (id, tenant_id, maker_id, name, role, digest, hint, created_at, expires_at)"
                                + " SELECT '00000000-0000-7000-8000-000000000004', id,"
                                + " '00000000-0000-7000-8000-000000000002', 'K', 'tenant-admin', '" + "0a".repeat(32)
                                + "', 'hint', 1, 2 FROM tenant",
                        "INSERT INTO invitation (id, tenant_id, email, roles, digest, invited_by, created_at, expires_at,"
                                + " settled) VALUES ('00000000-0000-7000-8000-000000000005', NULL, 'f@g.example',"
                                + " 'platform-admin', '" + "0b".repeat(32)
                                + "', '00000000-0000-7000-8000-000000000001', 1, 2, 'pending')"));

        new SchemaMigration(database).migrate();

        DatabaseStores stores = TestDatabase.stores(database);
        assertThat(List.of(1, 2, 3))
                .extracting(number -> roles(stores, number))
                .containsExactly(
                        Set.of(Role.PLATFORM_ADMIN),
                        Set.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER),
                        Set.of(Role.TENANT_VIEWER));
        ManagementKey key = stores.unitOfWork()
                .execute(() -> stores.managementKeys()
                        .find(new ManagementKeyId(UUID.fromString("00000000-0000-7000-8000-000000000004"))))
                .orElseThrow();
        assertThat(key.role()).isEqualTo(Role.TENANT_ADMIN);
        assertThat(key.onlyApps()).isEmpty();
        TestDatabase.execute(
                database,
                List.of(
                        "UPDATE member SET roles = 'tenant-developer tenant-security' WHERE roles = 'tenant-viewer'",
                        "UPDATE invitation SET roles = 'platform-support'"));
        assertThat(roles(stores, 3)).containsExactlyInAnyOrder(Role.TENANT_DEVELOPER, Role.TENANT_SECURITY);
    }

    private static Set<Role> roles(DatabaseStores stores, int number) {
        MemberId id = new MemberId(UUID.fromString("00000000-0000-7000-8000-00000000000" + number));
        return stores.unitOfWork()
                .execute(() -> stores.members().find(id))
                .orElseThrow()
                .roles();
    }

    /** What a database of the release before has. */
    private static List<String> anApp(Kind kind) {
        return List.of(
                "INSERT INTO license_region VALUES ('eu', 'Europe', TRUE, NULL, 1, 1, 1)",
                "INSERT INTO region_database VALUES ('eu-db', 'eu', '', 1, 1, 1)",
                "INSERT INTO tenant VALUES ('00000000-0000-7000-8000-000000000001', 'T', 'active', 100, 'open', 1, 1, 1)",
                "INSERT INTO app (id, tenant_id, client_id, name, name_key, name_sort, region_code, db_code,"
                        + " redirect_uris, post_logout_redirect_uris, allowed_domain_1, allowed_domain_2, enabled,"
                        + " secret_digest, secret_hint, secret_created_at, credential_version, created_at, updated_at,"
                        + " version) SELECT '00000000-0000-7000-8000-000000000002', id, 'mm_0123456789abcdefghjkmnpqrs',"
                        + " 'App', 'app', " + (kind == Kind.H2 ? "X'61'" : "'\\x61'")
                        + ", 'eu', 'eu-db', '', '', 'a.example', 'b.example', TRUE, '" + "0a".repeat(32)
                        + "', 'hint', 1, 1, 1, 1, 1 FROM tenant");
    }

    /** Such an app has one secret and its credential version for a floor, and may be given a second one. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesAppsOfBeforeTheirOneSecretAndHoldsWhatTwoMayBe(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("17", database);
        TestDatabase.execute(database, anApp(kind));

        new SchemaMigration(database).migrate();

        DatabaseStores stores = TestDatabase.stores(database);
        App app = stores.unitOfWork()
                .execute(() -> stores.apps().find(TENANT, APP))
                .orElseThrow();
        assertThat(app.credentials().overlap()).isEmpty();
        assertThat(app.credentials().floor()).isEqualTo(app.credentialVersion()).isEqualTo(1);
        assertThat(app.secret().orElseThrow().hint()).isEqualTo("hint");
        TestDatabase.execute(database, List.of("UPDATE app SET credential_version = credential_version + 1"));
        String second = "UPDATE app SET previous_secret_digest = '%s', previous_secret_hint = 'old',"
                + " previous_secret_created_at = 1, previous_secret_ends_at = 2, credential_floor = %d";
        for (String refused : List.of(
                "UPDATE app SET previous_secret_digest = '" + "0b".repeat(32) + "'",
                "UPDATE app SET credential_floor = 1",
                second.formatted("0a".repeat(32), 1),
                second.formatted("0b".repeat(32), 2),
                second.formatted("0b".repeat(32), 0))) {
            assertThatThrownBy(() -> TestDatabase.execute(database, List.of(refused)))
                    .as(refused)
                    .hasStackTraceContaining(kind == Kind.H2 ? "APP_" : "app_");
        }
        TestDatabase.execute(database, List.of(second.formatted("0b".repeat(32), 1)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void letsSecretsOfBeforeBecomeAsOldAsTheyWill(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("18", database);
        TestDatabase.execute(database, anApp(kind));

        new SchemaMigration(database).migrate();

        DatabaseStores stores = TestDatabase.stores(database);
        assertThat(stores.unitOfWork()
                        .execute(() -> stores.tenants().find(TENANT))
                        .orElseThrow()
                        .secretAge())
                .isEmpty();
        assertThat(stores.unitOfWork().execute(() -> stores.apps().agingSecrets(Instant.now(), Optional.empty(), 10)))
                .isEmpty();
    }

    private static List<String> domains(DatabaseStores stores, TenantId tenant, AppId id) {
        return stores.unitOfWork()
                .execute(() -> stores.apps().find(tenant, id))
                .orElseThrow()
                .settings()
                .allowedDomains()
                .values();
    }

    /** What resource servers, plans and keys of the release before were goes on as it was. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesResourceServersOfBeforeTheirCredentialsAndOpensNothing(Kind kind) throws SQLException {
        DataSource database = kind.create();
        EarlierSchema.make("14", database);
        TestDatabase.execute(
                database,
                List.of(
                        "INSERT INTO resource_server (id, client_id, name, secret_digest, secret_hint, secret_created_at,"
                                + " created_at, updated_at, version) VALUES ('00000000-0000-7000-8000-000000000001',"
                                + " 'mr_0123456789abcdefghjkmnpqrs', 'Documents', '" + "0a".repeat(32)
                                + "', 'hint', 1, 2, 3, 4)",
                        "INSERT INTO plan (code, name, per_hour, revision, status, created_at, updated_at, version)"
                                + " VALUES ('basic', 'Basic', 10, 2, 'active', 1, 1, 5)",
                        signingKey("old", "signing", "'ACCESS_TOKEN'", "NULL"),
                        signingKey("next", "announced", "NULL", "'ACCESS_TOKEN'")));

        new SchemaMigration(database).migrate();

        DatabaseStores stores = TestDatabase.stores(database);
        ResourceServer server = stores.unitOfWork()
                .execute(() -> stores.resourceServers().list(new Page.Request(10, Optional.empty())))
                .items()
                .get(0);
        assertThat(server.name().value()).isEqualTo("Documents");
        assertThat(server.clientId().value()).isEqualTo("mr_0123456789abcdefghjkmnpqrs");
        assertThat(server.api()).isEmpty();
        assertThat(server.secret().orElseThrow().hint()).isEqualTo("hint");
        assertThat(server.version()).isEqualTo(4);
        assertThat(server.mayAskAbout("mintmark-api"))
                .as("it sees all, as before")
                .isTrue();
        Plan plan = stores.unitOfWork()
                .execute(() -> stores.plans().find(new PlanCode("basic")))
                .orElseThrow();
        assertThat(plan.apis()).isEmpty();
        assertThat(plan.revision()).isEqualTo(2);
        assertThat(plan.version()).isEqualTo(5);
        LiveKeys keys = stores.unitOfWork().execute(() -> stores.signingKeys().live(KeyPurpose.ACCESS_TOKEN));
        assertThat(keys.signing(SigningAlgorithm.ES256).orElseThrow().kid()).isEqualTo("old");
        assertThat(keys.announced(SigningAlgorithm.ES256).orElseThrow().kid()).isEqualTo("next");
    }

    private static String signingKey(String kid, String state, String signsFor, String announcedFor) {
        return "INSERT INTO signing_key (kid, purpose, signing_for, announced_for, algorithm, state, public_jwk,"
                + " key_encryption_key_id, ciphertext, created_at, token_lifetime, signs_from)"
                + " VALUES ('" + kid + "', 'ACCESS_TOKEN', " + signsFor + ", " + announcedFor + ", 'ES256', '" + state
                + "', '{}', 'kek', 'c', 7000000, 900, 8000000)";
    }

    private static String member(int number, String email, String key) {
        return "INSERT INTO member (id, tenant_id, email, email_key, display_name, roles, password_hash,"
                + " created_at, updated_at, version)"
                + " VALUES ('00000000-0000-7000-8000-00000000000" + number + "', NULL, '" + email + "', '" + key
                + "', 'A', 'platform-admin', 'hash', 1, 1, 1)";
    }

    private enum Kind {
        H2,
        POSTGRESQL;

        DataSource create() {
            return this == H2 ? TestDatabase.newH2() : TestDatabase.newPostgreSql();
        }
    }
}
