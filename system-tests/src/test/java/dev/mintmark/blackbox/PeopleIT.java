package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Members of a tenant and operators: changed, removed, and never the last who can manage (http-api §2). */
@OnServer
class PeopleIT {
    private static final String MEMBERS = "/api/v1/members";
    private static final String OPERATORS = "/api/v1/operators";

    private final Host host;
    private final Host.Tenant tenant;

    PeopleIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
    }

    private String membersPath() {
        return "/api/v1/tenants/" + tenant.id() + "/members";
    }

    private static String person(String email, String role) {
        return "{\"email\":\"" + email + "\",\"displayName\":\"Some Body\",\"password\":\"" + Host.MEMBER_PASSWORD
                + "\",\"roles\":[\"" + role + "\"]}";
    }

    private JsonObject member(String role) {
        return Host.created(host.operator.post(membersPath(), person(Host.fresh("person") + "@people.example", role)));
    }

    private Http signedIn(JsonObject member) {
        return host.anonymous.signedIn(member.getString("email"), Host.MEMBER_PASSWORD);
    }

    private String ownId() {
        return tenant.admin()
                .get(MEMBERS)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    @Test
    void anAdminAndAViewerSeeTheMembersOfTheirTenantAndNoOthers() {
        JsonObject viewer = member("tenant-viewer");
        host.tenant();

        Answer seen = signedIn(viewer).get(MEMBERS);

        assertThat(seen.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(found -> found.getString("id"))
                .containsExactly(ownId(), viewer.getString("id"));
        assertThat(tenant.admin().get(MEMBERS + "/" + viewer.getString("id")).string("email"))
                .isEqualTo(viewer.getString("email"));
        assertThat(host.tenant()
                        .admin()
                        .get(MEMBERS + "/" + viewer.getString("id"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void otherRolesHoldAtOnceAndEndTheSessionsOfBefore() {
        JsonObject viewer = member("tenant-viewer");
        Http before = signedIn(viewer);
        String path = MEMBERS + "/" + viewer.getString("id");

        Answer changed = tenant.admin().patch(path, "{\"roles\":[\"tenant-admin\"],\"displayName\":\"Ada\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.string("displayName")).isEqualTo("Ada");
        assertThat(before.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(signedIn(viewer).patch(path, "{\"displayName\":\"Bob\"}").status())
                .isEqualTo(200);
        assertThat(tenant.admin()
                        .patch(path, "{\"displayName\":\"Eve\"}", "\"1\"")
                        .status())
                .as("a stale version")
                .isEqualTo(412);
    }

    @Test
    void everyFaultOfAChangeIsNamedAndNobodyBecomesAnOperator() {
        String path = MEMBERS + "/" + member("tenant-viewer").getString("id");

        assertThat(tenant.admin()
                        .patch(path, "{\"displayName\":\"\",\"roles\":[\"platform-admin\",\"king\"]}")
                        .violations())
                .containsExactlyInAnyOrder("displayName required", "roles[0] invalid_role", "roles[1] invalid_role");
        assertThat(tenant.admin().patch(path, "{\"email\":\"a@b.example\"}").violations())
                .containsExactly("email read_only_field");
        assertThat(tenant.admin()
                        .astray()
                        .patch(path, "{\"password\":\"another long password\"}")
                        .code())
                .isEqualTo("unknown_field");
    }

    @Test
    void aRemovedMemberIsRefusedAtOnceAndItsAddressIsFree() {
        JsonObject viewer = member("tenant-viewer");
        Http session = signedIn(viewer);

        assertThat(tenant.admin().delete(MEMBERS + "/" + viewer.getString("id")).status())
                .isEqualTo(204);

        assertThat(session.get("/api/v1/apps").status()).isEqualTo(401);
        Host.created(host.operator.post(membersPath(), person(viewer.getString("email"), "tenant-viewer")));
    }

    @Test
    void theLastAdminOfATenantIsNeitherRemovedNorDemoted() {
        String path = MEMBERS + "/" + ownId();
        member("tenant-viewer");

        assertThat(tenant.admin().delete(path).code()).isEqualTo("last_admin");
        assertThat(tenant.admin().patch(path, "{\"roles\":[\"tenant-viewer\"]}").code())
                .isEqualTo("last_admin");
        assertThat(host.operator.delete(membersPath() + "/" + ownId()).code()).isEqualTo("last_admin");

        member("tenant-admin");
        assertThat(host.operator.delete(membersPath() + "/" + ownId()).status()).isEqualTo(204);
    }

    @Test
    void ofTwoAdminsWhoRemoveEachOtherAtOnceOneRemains() {
        for (int round = 0; round < 5; round++) {
            Host.Tenant own = host.tenant();
            String path = "/api/v1/tenants/" + own.id() + "/members";
            String first = host.operator
                    .get(path)
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id");
            String second = Host.created(
                            host.operator.post(path, person(Host.fresh("person") + "@people.example", "tenant-admin")))
                    .getString("id");

            List<CompletableFuture<Answer>> removals = List.of(
                    CompletableFuture.supplyAsync(() -> host.operator.delete(path + "/" + first)),
                    CompletableFuture.supplyAsync(() -> host.operator.delete(path + "/" + second)));

            assertThat(removals.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsExactlyInAnyOrder(204, 409);
        }
    }

    @Test
    void whoHasSeveralRolesMayDoWhatAnyOfThemAllows() {
        String app = tenant.app(host.region()).id();
        Http both = host.member(tenant.id(), "tenant-developer", "tenant-security");
        Http developer = host.member(tenant.id(), "tenant-developer");

        assertThat(both.patch("/api/v1/apps/" + app, "{\"enabled\":false}").status())
                .isEqualTo(200);
        assertThat(both.get("/api/v1/invitations").status()).isEqualTo(200);
        assertThat(developer.get("/api/v1/invitations").status()).isEqualTo(403);
        assertThat(both.delete("/api/v1/apps/" + app + "/plan").status()).isEqualTo(403);
    }

    @Test
    void aDeveloperRegistersAppsAndChoosesNoPlan() {
        Http developer = host.member(tenant.id(), "tenant-developer");
        String region = host.region();
        String app = "{\"name\":\"Built\",\"licenseRegion\":\"" + region + "\"";

        for (String query : List.of("", "?dryRun=true")) {
            assertThat(developer
                            .post("/api/v1/apps" + query, app + ",\"plan\":\"" + host.plan() + "\"}")
                            .code())
                    .isEqualTo("forbidden");
        }
        Host.created(developer.post("/api/v1/apps", app + "}"));
    }

    /** By such a link one is whom it is for. */
    @Test
    void supportHelpsMembersInAndNobodyAboveItself() {
        Http support = host.operator("platform-support", "platform-viewer");
        String admin = ownId();
        String operator = host.operator
                .get(OPERATORS)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        String invitation = Host.created(host.operator.post(
                        "/api/v1/invitations", "{\"email\":\"friend@host.example\",\"roles\":[\"platform-admin\"]}"))
                .getString("id");

        assertThat(support.post(OPERATORS + "/" + operator + "/reset").code()).isEqualTo("forbidden");
        assertThat(support.post("/api/v1/invitations/" + invitation + "/resend").code())
                .isEqualTo("forbidden");
        assertThat(support.post(membersPath() + "/" + admin + "/reset").status())
                .isEqualTo(200);
        assertThat(support.get("/api/v1/signing-keys").status()).isEqualTo(200);
        assertThat(support.post("/api/v1/signing-keys/rotate").status()).isEqualTo(403);
        assertThat(host.operator.delete("/api/v1/invitations/" + invitation).status())
                .isEqualTo(204);
    }

    @Test
    void twoOperatorsDemoteEachOtherAtOnceAndTheInstallationKeepsOne() {
        JsonObject one = Host.created(
                host.operator.post(OPERATORS, person(Host.fresh("one") + "@host.example", "platform-admin")));
        JsonObject two = Host.created(
                host.operator.post(OPERATORS, person(Host.fresh("two") + "@host.example", "platform-admin")));
        Http first = signedIn(one);
        Http second = signedIn(two);
        String demotion = "{\"roles\":[\"platform-support\",\"platform-viewer\"]}";

        List<CompletableFuture<Answer>> demotions = List.of(
                CompletableFuture.supplyAsync(() -> first.patch(OPERATORS + "/" + two.getString("id"), demotion)),
                CompletableFuture.supplyAsync(() -> second.patch(OPERATORS + "/" + one.getString("id"), demotion)));

        assertThat(demotions.stream().map(CompletableFuture::join).map(Answer::status))
                .as("the installation's first operator remains, whatever they do")
                .isSubsetOf(200, 401);
        assertThat(host.operator.get("/api/v1/tenants").status()).isEqualTo(200);
        assertThat(host.operator.get(OPERATORS + "/" + two.getString("id")).text()
                        + host.operator
                                .get(OPERATORS + "/" + one.getString("id"))
                                .text())
                .contains("\"platform-support\",\"platform-viewer\"");
    }

    @Test
    void operatorsManageOperatorsAndGiveAMemberAnotherPassword() {
        String email = Host.fresh("olga") + "@people.example";
        JsonObject olga = Host.created(host.operator.post(OPERATORS, person(email, "platform-admin")));
        Http session = signedIn(olga);
        assertThat(session.get("/api/v1/tenants").status()).isEqualTo(200);
        assertThat(host.operator
                        .post(OPERATORS, person("x@people.example", "tenant-admin"))
                        .code())
                .isEqualTo("validation_failed");

        assertThat(host.operator
                        .patch(OPERATORS + "/" + olga.getString("id"), "{\"password\":\"quite another password\"}")
                        .status())
                .isEqualTo(200);

        assertThat(session.get("/api/v1/tenants").status()).isEqualTo(401);
        Answer again = host.anonymous.post(
                "/api/v1/session", "{\"email\":\"" + email + "\",\"password\":\"quite another password\"}");
        assertThat(again.json().getJsonObject("member").getBoolean("passwordChangeRequired"))
                .isTrue();
        assertThat(host.operator.delete(OPERATORS + "/" + olga.getString("id")).status())
                .isEqualTo(204);
        assertThat(tenant.admin().get(OPERATORS).status()).isEqualTo(403);
    }

    @Test
    void whatWasDoneToAMemberIsRecordedWithoutItsPassword() {
        JsonObject viewer = member("tenant-viewer");
        host.operator.patch(membersPath() + "/" + viewer.getString("id"), "{\"password\":\"quite another password\"}");
        tenant.admin().delete(MEMBERS + "/" + viewer.getString("id"));

        Answer trail = tenant.admin().get("/api/v1/audit-events?limit=3");

        assertThat(trail.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("action"))
                .containsExactly("member.removed", "member.password_changed", "member.added");
        assertThat(trail.text()).doesNotContain("quite another password", Host.MEMBER_PASSWORD);
    }
}
