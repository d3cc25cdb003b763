package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators do: tenants, members, regions, databases and plans (rules §2 to §4). */
@OnServer
class HostRulesIT {
    private final Host host;

    HostRulesIT(Host host) {
        this.host = host;
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void aTenantStartsPendingAndNeverGoesBack() {
        JsonObject tenant = Host.created(host.operator.post("/api/v1/tenants", "{\"name\":\"Acme\"}"));
        String path = "/api/v1/tenants/" + tenant.getString("id");
        assertThat(tenant.getString("status")).isEqualTo("pending_activation");
        assertThat(tenant.getInt("appLimit")).isEqualTo(25);
        assertThat(tenant.getString("planPolicy")).isEqualTo("open");

        refused(host.operator.patch(path, "{\"status\":\"suspended\"}"), 409, "invalid_transition");
        assertThat(host.operator
                        .patch(path, "{\"status\":\"active\",\"appLimit\":2}")
                        .status())
                .isEqualTo(200);
        refused(host.operator.patch(path, "{\"status\":\"pending_activation\"}"), 409, "invalid_transition");
        assertThat(host.operator.get(path).json().getInt("appLimit")).isEqualTo(2);
        refused(host.operator.patch(path, "{\"status\":\"asleep\"}"), 400, "wrong_type");
        refused(host.operator.get("/api/v1/tenants/none"), 404, "not_found");
    }

    @Test
    void appsOfATenantThatIsPendingAreRefused() {
        String region = host.region();
        String id = Host.created(host.operator.post("/api/v1/tenants", "{\"name\":\"Waiting\"}"))
                .getString("id");

        refused(
                host.member(id, "tenant-admin")
                        .post("/api/v1/apps", "{\"name\":\"a\",\"licenseRegion\":\"" + region + "\"}"),
                409,
                "tenant_inactive");
    }

    @Test
    void aMembersFaultsAreReportedAtOnceAndAnAddressIsTakenOnce() {
        Host.Tenant tenant = host.tenant();
        String path = "/api/v1/tenants/" + tenant.id() + "/members";

        Answer invalid = host.operator.post(
                path,
                "{\"email\":\"nobody\",\"displayName\":\"\",\"password\":\"short\",\"roles\":[\"platform-admin\"]}");
        refused(invalid, 422, "validation_failed");
        assertThat(invalid.violations())
                .containsExactlyInAnyOrder(
                        "email invalid_email",
                        "displayName required",
                        "password weak_password",
                        "roles[0] invalid_role");
        String email = Host.fresh("ann") + "@acme.example";
        String body = "{\"email\":\"%s\",\"displayName\":\"Ann\",\"password\":\"%s\",\"roles\":[\"tenant-viewer\"]}";
        Answer created = host.operator.post(path, body.formatted(email, Host.MEMBER_PASSWORD));
        assertThat(Host.created(created).getString("email")).isEqualTo(email);
        assertThat(created.text()).doesNotContain(Host.MEMBER_PASSWORD, "argon2");
        refused(
                host.operator.post(path, body.formatted(email.toUpperCase(), Host.MEMBER_PASSWORD)),
                409,
                "email_taken");
    }

    @Test
    void signingInFailsAlikeForAnUnknownAddressAndAWrongPassword() {
        Answer unknown = host.anonymous.post("/api/v1/session", "{\"email\":\"no@body.example\",\"password\":\"x\"}");
        Answer wrong =
                host.anonymous.post("/api/v1/session", "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"x\"}");

        refused(unknown, 401, "sign_in_failed");
        refused(wrong, 401, "sign_in_failed");
        assertThat(wrong.string("detail")).isEqualTo(unknown.string("detail"));
    }

    @Test
    void signingInTellsWhoOneIs() {
        Answer answer = host.anonymous.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.json().keySet()).containsExactly("accessToken", "tokenType", "expiresIn", "member");
        assertThat(answer.json().getInt("expiresIn")).isEqualTo(300);
        JsonObject member = answer.json().getJsonObject("member");
        assertThat(member.keySet())
                .containsExactly(
                        "id",
                        "email",
                        "displayName",
                        "roles",
                        "tenantId",
                        "tenantName",
                        "passwordChangeRequired",
                        "secondFactor");
        assertThat(member.getJsonArray("roles").getString(0)).isEqualTo("platform-admin");
        assertThat(member.isNull("tenantId")).isTrue();
    }

    @Test
    void anEndedSessionIsRefusedAtOnce() {
        Http member = host.member(host.tenant().id(), "tenant-admin");
        assertThat(member.get("/api/v1/tenant").status()).isEqualTo(200);

        assertThat(member.delete("/api/v1/session").status()).isEqualTo(204);

        refused(member.get("/api/v1/tenant"), 401, "unauthenticated");
    }

    @Test
    void aRegionAndItsDatabasesAreManaged() {
        String region = host.region();
        String path = "/api/v1/license-regions/" + region;
        refused(
                host.operator.post("/api/v1/license-regions", "{\"code\":\"" + region + "\",\"name\":\"Again\"}"),
                409,
                "code_taken");
        Answer invalid = host.operator.post("/api/v1/license-regions", "{\"code\":\"EU_1\",\"name\":\"\"}");
        assertThat(invalid.violations()).containsExactlyInAnyOrder("code invalid_code", "name required");
        refused(host.operator.get("/api/v1/license-regions/NoCode"), 404, "not_found");

        String second = Host.fresh("db");
        Host.created(host.operator.post(path + "/databases", "{\"dbCode\":\"" + second + "\",\"description\":\"b\"}"));
        refused(
                host.operator.post(
                        "/api/v1/license-regions/" + host.region() + "/databases",
                        "{\"dbCode\":\"" + second + "\",\"description\":\"\"}"),
                409,
                "code_taken");
        assertThat(host.operator.get(path).string("activeDatabase")).isNotEqualTo(second);
        Answer activated = host.operator.patch(path + "/databases/" + second, "{\"active\":true}");
        assertThat(activated.status()).as(activated.text()).isEqualTo(200);
        assertThat(activated.json().getBoolean("active")).isTrue();
        assertThat(host.operator
                        .get(path + "/databases")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .filteredOn(database -> database.getBoolean("active"))
                .extracting(database -> database.getString("dbCode"))
                .containsExactly(second);
        assertThat(host.operator.get(path).string("activeDatabase")).isEqualTo(second);
        assertThat(host.operator.patch(path, "{\"activeDatabase\":null}").violations())
                .containsExactly("activeDatabase read_only_field");
    }

    @Test
    void aPlanLivesAsRulesSay() {
        String code = Host.fresh("plan");
        String path = "/api/v1/plans/" + code;
        JsonObject draft = Host.created(host.operator.post(
                "/api/v1/plans",
                "{\"code\":\"" + code + "\",\"name\":\"Small\",\"limits\":{\"maxDocumentUnitsPerHour\":0}}"));
        assertThat(draft.getString("status")).isEqualTo("draft");
        assertThat(draft.getInt("revision")).isEqualTo(1);

        refused(host.operator.patch(path, "{\"status\":\"retired\"}"), 409, "invalid_transition");
        for (String status : List.of("active", "archived", "retired", "archived", "active")) {
            assertThat(host.operator
                            .patch(path, "{\"status\":\"" + status + "\"}")
                            .string("status"))
                    .isEqualTo(status);
        }
        refused(host.operator.patch(path, "{\"status\":\"draft\"}"), 409, "invalid_transition");
        Answer changed = host.operator.patch(
                path, "{\"limits\":{\"maxDocumentUnitsPerHour\":null,\"maxDocumentUnitsPerDay\":9007199254740991}}");
        assertThat(changed.json().getInt("revision")).isEqualTo(2);
        JsonObject limits = changed.json().getJsonObject("limits");
        assertThat(limits.keySet()).containsExactly("maxDocumentUnitsPerDay");
        assertThat(limits.getJsonNumber("maxDocumentUnitsPerDay").longValueExact())
                .isEqualTo(9_007_199_254_740_991L);
        Answer invalid = host.operator.patch(
                path,
                "{\"limits\":{\"maxDocumentUnitsPerHour\":9007199254740992,\"maxApiRequestsPerMinute\":1.5,\"maxDocumentUnitsPerWeek\":1}}");
        assertThat(invalid.violations())
                .containsExactlyInAnyOrder(
                        "limits.maxDocumentUnitsPerHour invalid_limits",
                        "limits.maxApiRequestsPerMinute invalid_limits",
                        "limits.maxDocumentUnitsPerWeek invalid_limits");
        refused(host.operator.patch(path, "{\"limits\":{\"perYear\":1}}"), 400, "unknown_field");
        refused(host.operator.patch(path, "{\"status\":\"gone\"}"), 400, "wrong_type");
    }

    @Test
    void listsOfOperatorsArePaged() {
        host.tenant();
        host.tenant();

        JsonObject page = host.operator.get("/api/v1/tenants?limit=1").json();

        assertThat(page.getJsonArray("items")).hasSize(1);
        Answer next = host.operator.get("/api/v1/tenants?limit=1&cursor=" + Http.form(page.getString("nextCursor")));
        assertThat(next.json().getJsonArray("items").getJsonObject(0).getString("id"))
                .isGreaterThan(page.getJsonArray("items").getJsonObject(0).getString("id"));
    }
}
