package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same server on PostgreSQL, chosen by its variables alone (http-api §3). */
class PostgreSqlIT {

    @Test
    void theMainJobWorksOnPostgreSqlAsWell() throws IOException {
        try (EmbeddedPostgres postgres = OnPostgreSql.start();
                MintmarkServer server = MintmarkServer.start(Map.of(
                        "MINTMARK_DB_URL",
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "MINTMARK_DB_USER",
                        "postgres",
                        "MINTMARK_DB_PASSWORD",
                        "postgres",
                        "MINTMARK_KEY_ENCRYPTION_KEY",
                        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "MINTMARK_ADMIN_EMAIL",
                        Host.ADMIN_EMAIL,
                        "MINTMARK_ADMIN_PASSWORD",
                        Host.ADMIN_PASSWORD))) {
            Host host = new Host(new Http(server.baseUri()));
            Host.Tenant tenant = host.tenant();
            String region = host.region();
            Host.App app = tenant.app(region, "Billing");

            assertThat(app.token(host).status()).isEqualTo(200);
            Answer taken =
                    tenant.admin().post("/api/v1/apps", "{\"name\":\"BILLING\",\"licenseRegion\":\"" + region + "\"}");
            assertThat(taken.code()).isEqualTo("app_name_taken");
            Answer regenerated = tenant.admin().post(app.path() + "/secret");
            assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
            assertThat(app.token(host).status()).isEqualTo(401);
            assertThat(host.anonymous
                            .token(app.clientId(), regenerated.string("clientSecret"))
                            .status())
                    .isEqualTo(200);
            assertThat(tenant.admin().get("/api/v1/apps").json().getJsonArray("items"))
                    .hasSize(1);

            noSecretStandsAnywhere(postgres, server, host, tenant, app, regenerated.string("clientSecret"));
            tamperingIsFound(postgres, host, tenant);
        }
    }

    /** Every secret that this scenario has seen is looked for in every column of every table, and in the log. */
    private static void noSecretStandsAnywhere(
            EmbeddedPostgres postgres,
            MintmarkServer server,
            Host host,
            Host.Tenant tenant,
            Host.App app,
            String secondSecret) {
        Answer signedIn = host.anonymous.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
        String cookie = signedIn.header("Set-Cookie").orElseThrow();
        JsonObject resourceServer =
                Host.created(host.operator.post("/api/v1/resource-servers", "{\"name\":\"Documents\"}"));
        AppKey key = AppKey.fresh();
        tenant.admin().put(app.path() + "/public-keys", key.body());
        String assertion = key.assertion(host, app.clientId());
        String token = host.anonymous.token(app.clientId(), secondSecret).string("access_token");
        assertThat(AppKey.token(host, assertion).status()).isEqualTo(200);
        String link = Host.created(tenant.admin()
                        .post(
                                "/api/v1/invitations",
                                "{\"email\":\"guest@people.example\",\"roles\":[\"tenant-viewer\"]}"))
                .getString("link");
        String invitation = link.substring(link.indexOf("mmi_"));
        String guestsPassword = "a guest's long password";
        assertThat(host.anonymous
                        .post(
                                "/api/v1/invitations/acceptance",
                                "{\"token\":\"" + invitation + "\",\"displayName\":\"Guest\",\"password\":\""
                                        + guestsPassword + "\"}")
                        .status())
                .isEqualTo(200);
        String managementKey = Host.created(tenant.admin()
                        .post("/api/v1/management-keys", "{\"name\":\"Deployment\",\"role\":\"tenant-admin\"}"))
                .getString("key");
        Answer automation = host.anonymous.post("/api/v1/session", "{\"key\":\"" + managementKey + "\"}");
        Http person = host.member(tenant.id(), "tenant-viewer");
        Authenticator phone =
                Authenticator.of(person.post("/api/v1/session/factors/totp").string("uri"));
        String code = phone.code(Instant.now());
        String recoveryCode = person.put("/api/v1/session/factors/totp", "{\"code\":\"" + code + "\"}")
                .json()
                .getJsonArray("recoveryCodes")
                .getString(0);
        host.operator.get("/api/v1/audit-events?limit=100");
        List<String> secrets = new ArrayList<>(signInElsewhere(host, tenant));
        secrets.addAll(List.of(
                phone.secret(),
                recoveryCode,
                recoveryCode.replace("-", ""),
                app.clientSecret(),
                secondSecret,
                resourceServer.getString("clientSecret"),
                signedIn.string("accessToken"),
                cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')),
                token,
                assertion,
                invitation,
                guestsPassword,
                managementKey,
                automation.string("accessToken"),
                Host.ADMIN_PASSWORD,
                Host.MEMBER_PASSWORD));

        String everything = WholeDatabase.text(postgres.getPostgresDatabase());

        assertThat(everything).contains(app.clientId()).contains("app.secret_regenerated");
        assertThat(secrets).noneMatch(everything::contains).noneMatch(server.log()::contains);
        assertThat(secrets).noneMatch(server.console()::contains);
    }

    /** What nobody may find of a sign-in at a provider: what the provider knows, and what was on the way. */
    private static List<String> signInElsewhere(Host host, Host.Tenant tenant) {
        try (LyingProvider provider = new LyingProvider()) {
            host.operator.put(
                    "/api/v1/tenants/" + tenant.id() + "/email-domains", "{\"emailDomains\":[\"hunt.example\"]}");
            Answer set = tenant.admin()
                    .put(
                            "/api/v1/identity-provider",
                            "{\"issuer\":\"" + provider.issuer() + "\",\"clientId\":\"" + LyingProvider.CLIENT
                                    + "\",\"clientSecret\":\"" + LyingProvider.CLIENT_SECRET
                                    + "\",\"emailDomains\":[\"hunt.example\"],"
                                    + "\"groupRoles\":{\"staff\":\"tenant-viewer\"}}");
            Journey journey = Journey.begin(host.anonymous, set.string("id"));
            String code = provider.code(journey.request(), claims -> claims.subject("hunted")
                    .claim("email", "hunted@hunt.example")
                    .claim("groups", List.of("staff")));
            Answer back = journey.back(code);
            assertThat(Journey.refusal(back)).isEmpty();
            String cookie = journey.cookie();
            return List.of(
                    byKey(host, tenant, provider),
                    provider.assertions().get(0),
                    LyingProvider.CLIENT_SECRET,
                    code,
                    journey.request().get("state"),
                    journey.request().get("nonce"),
                    cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')),
                    Journey.session(host.anonymous, back).string("accessToken"));
        }
    }

    /** The private member of a key, with which somebody signs in. */
    private static String byKey(Host host, Host.Tenant tenant, LyingProvider provider) {
        Answer set = tenant.admin()
                .put(
                        "/api/v1/identity-provider",
                        "{\"issuer\":\"" + provider.issuer() + "\",\"clientId\":\"" + LyingProvider.CLIENT
                                + "\",\"clientKey\":" + provider.clientKey()
                                + ",\"emailDomains\":[\"hunt.example\"],"
                                + "\"groupRoles\":{\"staff\":\"tenant-viewer\"}}");
        Journey journey = Journey.begin(host.anonymous, set.string("id"));
        assertThat(Journey.refusal(journey.back(provider.code(journey.request(), claims -> claims.subject("hunted")
                        .claim("email", "hunted@hunt.example")
                        .claim("groups", List.of("staff"))))))
                .isEmpty();
        return provider.clientKey().replaceAll(".*\"d\":\"([^\"]+)\".*", "$1");
    }

    /** Whoever can write to the database changes, removes, moves and cuts records; the verification names the place. */
    private static void tamperingIsFound(EmbeddedPostgres postgres, Host host, Host.Tenant tenant) {
        String chain = "chain = '" + tenant.id() + "'";
        assertThat(fault(host, tenant)).isEqualTo("null at null");
        for (String[] attack : new String[][] {
            {"UPDATE audit_record SET actor_name = 'Eve' WHERE " + chain + " AND position = 2", "record_altered at 2"},
            {"UPDATE audit_record SET action = 'eaten' WHERE " + chain + " AND position = 2", "record_altered at 2"},
            {"UPDATE audit_record SET changes = '[' WHERE " + chain + " AND position = 3", "record_altered at 3"},
            {"DELETE FROM audit_record WHERE " + chain + " AND position = 2", "record_missing at 2"},
            {
                "UPDATE audit_record SET position = -position WHERE " + chain + " AND position IN (2, 3);"
                        + "UPDATE audit_record SET position = 5 + position WHERE " + chain
                        + " AND position IN (-2, -3)",
                "record_altered at 2"
            },
            {
                "DELETE FROM audit_record WHERE " + chain + " AND position = (SELECT records FROM audit_chain WHERE "
                        + chain + ")",
                "tail_cut"
            },
            {
                "UPDATE audit_chain SET records = records - 1, last_seal = (SELECT seal FROM audit_record r WHERE r.chain = audit_chain.chain"
                        + " AND r.position = audit_chain.records - 1) WHERE " + chain
                        + "; DELETE FROM audit_record WHERE " + chain
                        + " AND position > (SELECT records FROM audit_chain WHERE " + chain + ")",
                "head_altered"
            }
        }) {
            WholeDatabase.execute(
                    postgres.getPostgresDatabase(), "CREATE TABLE kept_record AS SELECT * FROM audit_record");
            WholeDatabase.execute(
                    postgres.getPostgresDatabase(), "CREATE TABLE kept_chain AS SELECT * FROM audit_chain");
            WholeDatabase.execute(postgres.getPostgresDatabase(), attack[0]);

            assertThat(fault(host, tenant)).as(attack[0]).startsWith(attack[1]);

            for (String table : List.of("record", "chain")) {
                WholeDatabase.execute(
                        postgres.getPostgresDatabase(),
                        "DELETE FROM audit_" + table + "; INSERT INTO audit_" + table + " SELECT * FROM kept_" + table
                                + "; DROP TABLE kept_" + table);
            }
            assertThat(fault(host, tenant)).as("mended").isEqualTo("null at null");
        }
    }

    private static String fault(Host host, Host.Tenant tenant) {
        Answer answer = host.operator.get("/api/v1/audit-events/verification");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonObject chain = answer.json().getJsonArray("chains").getValuesAs(JsonObject.class).stream()
                .filter(found ->
                        !found.isNull("tenantId") && found.getString("tenantId").equals(tenant.id()))
                .findFirst()
                .orElseThrow();
        assertThat(answer.json().getBoolean("holds")).isEqualTo(chain.isNull("fault"));
        return chain.getString("fault", "null") + " at " + (chain.isNull("faultAt") ? "null" : chain.getInt("faultAt"));
    }
}
