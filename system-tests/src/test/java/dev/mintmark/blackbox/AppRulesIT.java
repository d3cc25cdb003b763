package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a member does with apps, and what is refused (rules §2 to §6). */
@OnServer
class AppRulesIT {
    private final Host host;
    private final String region;
    private final Host.Tenant tenant;

    AppRulesIT(Host host) {
        this.host = host;
        this.region = host.region();
        this.tenant = host.tenant();
    }

    private Answer create(String members) {
        return tenant.admin().post("/api/v1/apps", "{\"licenseRegion\":\"" + region + "\"," + members + "}");
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void anAppIsReadAsItWasCreatedButWithoutItsSecret() {
        Answer created = create("\"name\":\" Billing \",\"allowedDomains\":[\"HTTPS://Bücher.Example\"]");
        JsonObject app = Host.created(created);

        Answer read = tenant.admin().get("/api/v1/apps/" + app.getString("id"));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isPresent();
        assertThat(read.json().keySet())
                .containsExactly(
                        "id",
                        "name",
                        "clientId",
                        "licenseRegion",
                        "dbCode",
                        "redirectUris",
                        "postLogoutRedirectUris",
                        "allowedDomains",
                        "enabled",
                        "plan",
                        "publicKeys",
                        "federatedCredentials",
                        "secretCreatedAt",
                        "secretHint",
                        "secretExpiresAt",
                        "previousSecret",
                        "lastTokenIssuedAt",
                        "createdAt",
                        "updatedAt");
        assertThat(read.text()).doesNotContain(app.getString("clientSecret"));
        assertThat(read.string("name")).isEqualTo("Billing");
        assertThat(read.string("dbCode")).isEqualTo(region + "-db");
        assertThat(read.json().getJsonObject("licenseRegion").getString("code")).isEqualTo(region);
        assertThat(read.json().getJsonArray("allowedDomains").getString(0)).isEqualTo("xn--bcher-kva.example");
        assertThat(read.json().get("plan")).isEqualTo(JsonValue.NULL);
        assertThat(app.getString("clientSecret")).endsWith(read.string("secretHint"));
        for (String member : read.json().keySet()) {
            assertThat(app.get(member)).as(member).isEqualTo(read.json().get(member));
        }
    }

    @Test
    void everyInvalidFieldIsReportedAtOnce() {
        Answer answer = tenant.admin().post("/api/v1/apps", """
                        {"licenseRegion":"nowhere","name":"\\u200b","plan":"none-such",
                         "redirectUris":["https://a.example/#f"],"postLogoutRedirectUris":["data:,x"],
                         "allowedDomains":["*.a.example","192.168.0.1","a.example:0","b.example"]}""");

        refused(answer, 422, "validation_failed");
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "licenseRegion region_not_found",
                        "name invalid_name",
                        "plan plan_not_found",
                        "redirectUris[0] invalid_uri",
                        "postLogoutRedirectUris[0] invalid_uri",
                        "allowedDomains[0] wildcard_domain",
                        "allowedDomains[1] invalid_domain",
                        "allowedDomains[2] invalid_port",
                        "allowedDomains too_many_domains");
        assertThat(tenant.admin().get("/api/v1/apps").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void aNameThatDiffersOnlyInCaseWidthOrSpacingIsTakenUntilItsAppIsDeleted() {
        JsonObject first = Host.created(create("\"name\":\"Billing API\""));

        refused(create("\"name\":\" ＢＩＬＬＩＮＧ  api \""), 409, "app_name_taken");
        Host.created(host.tenant()
                .admin()
                .post("/api/v1/apps", "{\"name\":\"Billing API\",\"licenseRegion\":\"" + region + "\"}"));
        assertThat(tenant.admin()
                        .delete("/api/v1/apps/" + first.getString("id"))
                        .status())
                .isEqualTo(204);
        assertThat(host.anonymous
                        .token(first.getString("clientId"), first.getString("clientSecret"))
                        .status())
                .isEqualTo(401);
        Host.created(create("\"name\":\"billing api\""));
    }

    @Test
    void aDryRunSaysWhatWouldBeStoredAndStoresNothing() {
        Answer dry = tenant.admin()
                .post(
                        "/api/v1/apps?dryRun=true",
                        "{\"name\":\" Dry \",\"licenseRegion\":\"" + region
                                + "\",\"allowedDomains\":[\"HTTP://LOCALHOST:80/\"]}");

        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        assertThat(dry.string("name")).isEqualTo("Dry");
        assertThat(dry.json().getJsonArray("allowedDomains").getString(0)).isEqualTo("localhost:80");
        assertThat(dry.json()).doesNotContainKey("clientSecret");
        assertThat(tenant.admin().get("/api/v1/apps").json().getJsonArray("items"))
                .isEmpty();
        refused(
                tenant.admin().post("/api/v1/apps?dryRun=true", "{\"licenseRegion\":\"" + region + "\"}"),
                422,
                "validation_failed");
    }

    @Test
    void aRegionMustBeActiveAndHaveAnActiveDatabase() {
        String off = host.region();
        host.operator.patch("/api/v1/license-regions/" + off, "{\"active\":false}");
        String empty = Host.fresh("region");
        Host.created(host.operator.post(
                "/api/v1/license-regions", "{\"code\":\"" + empty + "\",\"name\":\"Empty\",\"active\":true}"));

        Answer inactive = tenant.admin().post("/api/v1/apps", "{\"name\":\"a\",\"licenseRegion\":\"" + off + "\"}");
        Answer without = tenant.admin().post("/api/v1/apps", "{\"name\":\"a\",\"licenseRegion\":\"" + empty + "\"}");

        refused(inactive, 422, "validation_failed");
        assertThat(inactive.violations()).containsExactly("licenseRegion region_inactive");
        assertThat(without.violations()).containsExactly("licenseRegion region_without_active_database");
        String choices = tenant.admin().get("/api/v1/choices/license-regions").text();
        assertThat(choices).contains(region).doesNotContain("\"" + off + "\"", "\"" + empty + "\"");
    }

    @Test
    void anAppKeepsItsStampWhenTheRegionSwitchesDatabases() {
        Host.App app = tenant.app(region);
        String second = Host.fresh("second-db");
        Host.created(host.operator.post(
                "/api/v1/license-regions/" + region + "/databases",
                "{\"dbCode\":\"" + second + "\",\"description\":\"\",\"active\":true}"));

        assertThat(tenant.admin().get(app.path()).string("dbCode")).isEqualTo(region + "-db");
        Host.App later = tenant.app(region);
        assertThat(tenant.admin().get(later.path()).string("dbCode")).isEqualTo(second);
        String databases = "/api/v1/license-regions/" + region + "/databases/";
        assertThat(host.operator.get(databases + second + "/impact").json().getInt("apps"))
                .isEqualTo(1);
        JsonObject impact = host.operator
                .get("/api/v1/license-regions/" + region + "/impact")
                .json();
        assertThat(impact.getInt("apps")).isEqualTo(2);
        assertThat(impact.getInt("tenants")).isEqualTo(1);
    }

    @Test
    void aPatchChangesWhatItNamesAndRefusesWhatCannotChange() {
        Host.App app = tenant.app(region);

        Answer changed = tenant.admin()
                .patch(app.path(), "{\"name\":\"New\",\"allowedDomains\":[\"a.example\"],\"enabled\":false}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.string("name")).isEqualTo("New");
        assertThat(changed.json().getBoolean("enabled")).isFalse();
        Answer cleared = tenant.admin().patch(app.path(), "{\"allowedDomains\":null}");
        assertThat(cleared.json().getJsonArray("allowedDomains")).isEmpty();
        assertThat(cleared.string("name")).isEqualTo("New");

        Answer readOnly = tenant.admin().patch(app.path(), "{\"clientId\":\"x\",\"dbCode\":\"y\"}");
        refused(readOnly, 422, "validation_failed");
        assertThat(readOnly.violations())
                .containsExactlyInAnyOrder("clientId read_only_field", "dbCode read_only_field");
        refused(tenant.admin().patch(app.path(), "{\"colour\":\"red\"}"), 400, "unknown_field");
        refused(tenant.admin().patch(app.path(), "{\"enabled\":\"yes\"}"), 400, "wrong_type");
    }

    @Test
    void anEmptiedDomainLeavesTheOthersTheirSlots() throws Exception {
        Host.App app = tenant.app(region);
        assertThat(tenant.admin()
                        .patch(app.path(), "{\"allowedDomains\":[\"a.example\",\"b.example\"]}")
                        .status())
                .isEqualTo(200);

        Answer emptied = tenant.admin().patch(app.path(), "{\"allowedDomains\":[null,\"b.example\",null]}");

        assertThat(emptied.json().getJsonArray("allowedDomains"))
                .containsExactly(JsonValue.NULL, Json.createValue("b.example"));
        assertThat(tenant.admin().get(app.path()).json().get("allowedDomains"))
                .isEqualTo(emptied.json().get("allowedDomains"));
        Map<String, Object> claims = SignedJWT.parse(app.token(host).string("access_token"))
                .getPayload()
                .toJSONObject();
        assertThat(claims).containsEntry("allowed_domain_2", "b.example").doesNotContainKey("allowed_domain_1");
    }

    @Test
    void aStaleAuthorIsToldInsteadOfOverwriting() {
        Host.App app = tenant.app(region);
        String seen = tenant.admin().get(app.path()).header("ETag").orElseThrow();
        assertThat(tenant.admin()
                        .patch(app.path(), "{\"name\":\"First\"}", seen)
                        .status())
                .isEqualTo(200);

        refused(tenant.admin().patch(app.path(), "{\"name\":\"Second\"}", seen), 412, "precondition_failed");
        refused(
                tenant.admin().send("DELETE", app.path(), BodyPublishers.noBody(), "If-Match", seen),
                412,
                "precondition_failed");
        assertThat(tenant.admin().get(app.path()).string("name")).isEqualTo("First");
    }

    @Test
    void anotherTenantsAppDoesNotExist() {
        Host.App app = tenant.app(region);
        Http stranger = host.tenant().admin();

        refused(stranger.get(app.path()), 404, "not_found");
        refused(stranger.get("/api/v1/apps/not-an-id"), 404, "not_found");
        refused(stranger.patch(app.path(), "{\"name\":\"Mine\"}"), 404, "not_found");
        refused(stranger.post(app.path() + "/secret"), 404, "not_found");
        refused(stranger.get(app.path() + "/issuance"), 404, "not_found");
        refused(stranger.put(app.path() + "/plan", "{\"plan\":\"" + host.plan() + "\"}"), 404, "not_found");
        refused(stranger.delete(app.path() + "/plan"), 404, "not_found");
        refused(stranger.delete(app.path()), 404, "not_found");
        assertThat(app.token(host).status()).isEqualTo(200);
    }

    @Test
    void aBodyIsJudgedOnlyOnceItsAppIsFound() {
        Host.App app = tenant.app(region);
        Http stranger = host.tenant().admin();

        for (String part : List.of("/plan", "/public-keys")) {
            refused(tenant.admin().put(app.path() + part, "{"), 400, "malformed_json");
            refused(stranger.put(app.path() + part, "{"), 404, "not_found");
        }
    }

    @Test
    void aPlanAndKeysAreReplacedOnlyInAVersionThatTheirAuthorNames() {
        Host.App app = tenant.app(region);
        String plan = "{\"plan\":\"" + host.plan() + "\"}";
        String seen = tenant.admin().get(app.path()).header("ETag").orElseThrow();

        String changed =
                put(app.path() + "/plan", plan, "\"x\", " + seen).header("ETag").orElseThrow();
        refused(put(app.path() + "/plan", plan, "\"x\", " + seen), 412, "precondition_failed");
        refused(put(app.path() + "/public-keys", "{\"keys\":[]}", seen), 412, "precondition_failed");
        assertThat(put(app.path() + "/public-keys", "{\"keys\":[]}", seen + ", " + changed)
                        .status())
                .isEqualTo(200);
        refused(
                tenant.admin().send("DELETE", app.path() + "/plan", BodyPublishers.noBody(), "If-Match", seen),
                412,
                "precondition_failed");
        assertThat(tenant.admin()
                        .send(
                                "DELETE",
                                app.path() + "/plan",
                                BodyPublishers.noBody(),
                                "If-Match",
                                seen + ", " + changed)
                        .status())
                .isEqualTo(204);
    }

    private Answer put(String path, String body, String ifMatch) {
        return tenant.admin()
                .send(
                        "PUT",
                        path,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        ifMatch);
    }

    @Test
    void aViewerReadsAndChangesNothing() {
        Host.App app = tenant.app(region);
        Http viewer = host.member(tenant.id(), "tenant-viewer");

        assertThat(viewer.get(app.path()).status()).isEqualTo(200);
        assertThat(viewer.get("/api/v1/tenant").status()).isEqualTo(200);
        refused(viewer.post("/api/v1/apps", "{}"), 403, "forbidden");
        refused(viewer.patch(app.path(), "{\"enabled\":false}"), 403, "forbidden");
        refused(viewer.post(app.path() + "/secret"), 403, "forbidden");
        refused(viewer.delete(app.path()), 403, "forbidden");
        refused(viewer.get("/api/v1/tenants"), 403, "forbidden");
        refused(host.operator.get("/api/v1/apps"), 403, "forbidden");
    }

    @Test
    void aSuspendedTenantCanReadAndOnlyTakeAway() {
        Host.App app = tenant.app(region);
        host.tenantBecomes(tenant.id(), "suspended");

        assertThat(tenant.admin().get(app.path()).status()).isEqualTo(200);
        refused(create("\"name\":\"Another\""), 409, "tenant_inactive");
        refused(tenant.admin().patch(app.path(), "{\"name\":\"Other\"}"), 409, "tenant_inactive");
        assertThat(app.token(host).string("reason")).isEqualTo("tenant_inactive");
        assertThat(tenant.admin().post(app.path() + "/secret").status()).isEqualTo(200);
        assertThat(tenant.admin().patch(app.path(), "{\"enabled\":false}").status())
                .isEqualTo(200);
        refused(tenant.admin().patch(app.path(), "{\"enabled\":true}"), 409, "tenant_inactive");
        assertThat(tenant.admin().delete(app.path()).status()).isEqualTo(204);
    }

    @Test
    void plansAreAssignedChangedAndRemoved() {
        Host.App app = tenant.app(region);
        String small = host.plan();
        String large = host.plan();
        String draft = Host.fresh("plan");
        Host.created(
                host.operator.post("/api/v1/plans", "{\"code\":\"" + draft + "\",\"name\":\"Draft\",\"limits\":{}}"));

        assertThat(tenant.admin()
                        .put(app.path() + "/plan", "{\"plan\":\"" + small + "\"}")
                        .status())
                .isEqualTo(200);
        Answer changed = tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + large + "\"}");
        assertThat(changed.json().getJsonObject("plan").keySet())
                .containsExactly("code", "name", "status", "revision", "limits");
        refused(tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + draft + "\"}"), 409, "plan_not_assignable");
        Answer unknown = tenant.admin().put(app.path() + "/plan", "{\"plan\":\"no-such\"}");
        assertThat(unknown.violations()).containsExactly("plan plan_not_found");
        assertThat(tenant.admin().delete(app.path() + "/plan").status()).isEqualTo(204);
        assertThat(tenant.admin().delete(app.path() + "/plan").status()).isEqualTo(204);
        assertThat(tenant.admin().get(app.path()).json().get("plan")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void whereThePolicySaysSoOnlyOperatorsAssignPlans() {
        Host.App app = tenant.app(region);
        String plan = host.plan();
        host.operator.patch("/api/v1/tenants/" + tenant.id(), "{\"planPolicy\":\"assigned\"}");
        String body = "{\"plan\":\"" + plan + "\"}";
        String byOperator = "/api/v1/tenants/" + tenant.id() + "/apps/" + app.id() + "/plan";

        refused(tenant.admin().put(app.path() + "/plan", body), 403, "plan_managed_by_operator");
        refused(tenant.admin().delete(app.path() + "/plan"), 403, "plan_managed_by_operator");
        assertThat(host.operator.put(byOperator, body).status()).isEqualTo(200);
        assertThat(tenant.admin().get(app.path()).json().getJsonObject("plan").getString("code"))
                .isEqualTo(plan);
        assertThat(host.operator.get("/api/v1/plans/" + plan + "/impact").json().getInt("apps"))
                .isEqualTo(1);
        assertThat(host.operator.delete(byOperator).status()).isEqualTo(204);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsInNameOrder() {
        for (String name : List.of("delta", "Alpha", "charlie", "BRAVO", "echo")) {
            tenant.app(region, name);
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = tenant.admin().get("/api/v1/apps?limit=2&sort=name" + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(app -> names.add(app.getString("name")));
            cursor = page.json().isNull("nextCursor") ? null : "&cursor=" + Http.form(page.string("nextCursor"));
        } while (cursor != null);

        assertThat(names).containsExactly("Alpha", "BRAVO", "charlie", "delta", "echo");
        assertThat(tenant.admin().get("/api/v1/apps?q=RAV").json().getJsonArray("items"))
                .hasSize(1);
        assertThat(tenant.admin().get("/api/v1/apps?region=elsewhere").json().getJsonArray("items"))
                .isEmpty();
        for (String query : List.of("limit=0", "limit=101", "limit=x", "sort=colour", "cursor=!", "enabled=maybe")) {
            refused(tenant.admin().get("/api/v1/apps?" + query), 400, "bad_parameter");
        }
    }

    @Test
    void thePreflightNamesEachCheckInOrder() {
        Host.App app = tenant.app(region);
        tenant.admin().patch(app.path(), "{\"enabled\":false}");

        JsonObject report = tenant.admin().get(app.path() + "/issuance").json();

        assertThat(report.getBoolean("ready")).isFalse();
        List<JsonObject> checks = report.getJsonArray("checks").getValuesAs(JsonObject.class);
        assertThat(checks.get(0).getString("check")).isEqualTo("credential");
        assertThat(checks.get(0).getBoolean("passed")).isTrue();
        assertThat(checks.get(1).getBoolean("passed")).isFalse();
        assertThat(checks.get(1).getString("reason")).isEqualTo("app_disabled");
        assertThat(report.getJsonObject("claims").getString("dbCode")).isEqualTo(region + "-db");
    }
}
