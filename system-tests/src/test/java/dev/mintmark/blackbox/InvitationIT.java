package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People are invited by a link that is shown once, and become members by it once (http-api §2). */
@OnServer
class InvitationIT {
    private static final String INVITATIONS = "/api/v1/invitations";
    private static final String ACCEPTANCE = INVITATIONS + "/acceptance";
    private static final String PREVIEW = INVITATIONS + "/preview";

    private final Host host;
    private final Host.Tenant tenant;
    private final String email = Host.fresh("guest") + "@people.example";

    InvitationIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
    }

    @Test
    void whoeverHoldsTheLinkBecomesAMemberAndSignsIn() {
        JsonObject invitation = invited("tenant-viewer");

        assertThat(invitation.getString("link"))
                .startsWith(host.anonymous.uri("/invitation#token=mmi_").toString());
        assertThat(Duration.between(
                        Instant.parse(invitation.getString("createdAt")),
                        Instant.parse(invitation.getString("expiresAt"))))
                .isEqualTo(Duration.ofHours(72));
        Answer accepted = accept(invitation, "Guest");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        assertThat(accepted.header("Cache-Control")).contains("no-store");
        Http guest = host.anonymous.signedIn(email, Host.MEMBER_PASSWORD);
        assertThat(guest.get("/api/v1/tenant").status()).isEqualTo(200);
        assertThat(guest.get(INVITATIONS).status()).isEqualTo(403);
        assertThat(state(tenant.admin(), invitation)).isEqualTo("accepted");
        assertThat(tenant.admin()
                        .delete(INVITATIONS + "/" + invitation.getString("id"))
                        .code())
                .isEqualTo("invalid_transition");
    }

    @Test
    void whoeverHoldsTheLinkIsToldWhatItIsForAsLongAsItCanBeAccepted() {
        JsonObject invitation = invited("tenant-viewer");

        Answer told = preview(token(invitation));

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.header("Cache-Control")).contains("no-store");
        assertThat(told.string("email")).isEqualTo(email);
        assertThat(told.string("expiresAt")).isEqualTo(invitation.getString("expiresAt"));
        assertThat(told.json().getJsonArray("roles").getString(0)).isEqualTo("tenant-viewer");
        assertThat(told.json().isNull("displayName")).isTrue();
        assertThat(told.string("tenantName"))
                .isEqualTo(tenant.admin().get("/api/v1/tenant").string("name"));
        assertThat(told.string("invitedBy"))
                .isEqualTo(tenant.admin()
                        .get("/api/v1/members")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("displayName"));
        assertThat(state(tenant.admin(), invitation)).isEqualTo("pending");
        accept(invitation, "Guest");
        assertThat(preview(token(invitation)).code()).isEqualTo("invitation_expired");
        assertThat(preview("mmi_mistyped").status()).isEqualTo(410);
        assertThat(host.anonymous.astray().post(PREVIEW, "{}").violations()).containsExactly("token required");
    }

    @Test
    void theLinkIsShownOnceAndToNobodyElse() {
        JsonObject invitation = invited("tenant-viewer");
        String path = INVITATIONS + "/" + invitation.getString("id");

        assertThat(tenant.admin().get(path).text()).doesNotContain(token(invitation));
        assertThat(tenant.admin().get(INVITATIONS).text()).contains(email).doesNotContain(token(invitation));
        assertThat(tenant.admin().get("/api/v1/audit-events").text())
                .contains("invitation.created")
                .doesNotContain(token(invitation));
        assertThat(host.tenant().admin().get(path).status()).isEqualTo(404);
        assertThat(host.tenant().admin().delete(path).status()).isEqualTo(404);
    }

    @Test
    void ofManyWhoAcceptAtOnceOneSucceeds() {
        JsonObject invitation = invited("tenant-viewer");

        List<Answer> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> Condition.served(() -> accept(invitation, "Guest"))))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 410);
    }

    @Test
    void aCancelledOrUnknownOneIsGone() {
        JsonObject invitation = invited("tenant-admin");
        String path = INVITATIONS + "/" + invitation.getString("id");

        assertThat(tenant.admin().delete(path).status()).isEqualTo(204);
        assertThat(tenant.admin().delete(path).status()).as("once more").isEqualTo(204);

        assertThat(state(tenant.admin(), invitation)).isEqualTo("cancelled");
        assertThat(accept(invitation, "Guest").code()).isEqualTo("invitation_expired");
        assertThat(acceptance("mmi_mistyped", "Guest", Host.MEMBER_PASSWORD).status())
                .isEqualTo(410);
    }

    @Test
    void anotherLinkTakesThePlaceOfTheFirst() {
        JsonObject invitation = invited("tenant-viewer");
        String path = INVITATIONS + "/" + invitation.getString("id");

        Answer resent = tenant.admin().post(path + "/resend");

        assertThat(resent.status()).as(resent.text()).isEqualTo(200);
        assertThat(resent.string("state")).isEqualTo("pending");
        assertThat(Instant.parse(resent.string("expiresAt"))).isAfter(Instant.parse(invitation.getString("expiresAt")));
        assertThat(accept(invitation, "Guest").code()).isEqualTo("invitation_expired");
        assertThat(tenant.admin().get("/api/v1/audit-events?limit=1").text())
                .contains("invitation.resent")
                .doesNotContain(token(resent.json()));
        assertThat(accept(resent.json(), "Guest").status()).isEqualTo(200);
        assertThat(tenant.admin().post(path + "/resend").code()).isEqualTo("invalid_transition");
        assertThat(host.tenant().admin().post(path + "/resend").status()).isEqualTo(404);
    }

    @Test
    void anotherLinkIsOfUseWhileWhoeverSentItMayInvite() {
        JsonObject invitation = invited("tenant-viewer");
        String path = "/api/v1/tenants/" + tenant.id() + "/invitations/" + invitation.getString("id");
        String olga = Host.fresh("olga") + "@people.example";
        String id = Host.created(host.operator.post(
                        "/api/v1/operators",
                        "{\"email\":\"" + olga + "\",\"displayName\":\"Olga\",\"password\":\"" + Host.MEMBER_PASSWORD
                                + "\",\"roles\":[\"platform-admin\"]}"))
                .getString("id");
        Answer resent = host.anonymous.signedIn(olga, Host.MEMBER_PASSWORD).post(path + "/resend");
        assertThat(resent.string("invitedBy")).isEqualTo(id);

        host.operator.delete("/api/v1/operators/" + id);

        assertThat(accept(resent.json(), "Guest").code()).isEqualTo("invitation_expired");
        assertThat(state(tenant.admin(), invitation)).isEqualTo("cancelled");
    }

    @Test
    void anInvitationToATakenAddressIsCreatedAndFailsOnAcceptance() {
        accept(invited("tenant-viewer"), "Guest");
        JsonObject again = invited("tenant-admin");

        assertThat(accept(again, "Guest").code()).isEqualTo("email_taken");
        assertThat(state(tenant.admin(), again)).isEqualTo("pending");
    }

    @Test
    void everyFaultIsNamedAndNoTenantAdminMakesAnOperator() {
        assertThat(tenant.admin()
                        .post(INVITATIONS, "{\"email\":\"n@x.example\",\"roles\":[\"platform-admin\"]}")
                        .violations())
                .containsExactly("roles[0] invalid_role");
        assertThat(tenant.admin()
                        .astray()
                        .post(INVITATIONS, "{\"email\":\"nobody\"}")
                        .violations())
                .containsExactlyInAnyOrder("email invalid_email", "roles required");
        assertThat(host.anonymous
                        .astray()
                        .post(
                                ACCEPTANCE,
                                "{\"token\":\"" + token(invited("tenant-viewer")) + "\",\"password\":\"short\"}")
                        .violations())
                .containsExactlyInAnyOrder("displayName required", "password weak_password");
        assertThat(host.anonymous.astray().post(ACCEPTANCE, "{}").violations()).containsExactly("token required");
    }

    @Test
    void anOperatorWhoGivesNoPasswordInvitesToATenantOrToTheOperators() {
        JsonObject toTenant = Host.created(host.operator.post(
                "/api/v1/tenants/" + tenant.id() + "/members",
                "{\"email\":\"" + email + "\",\"displayName\":\"Guest\",\"roles\":[\"tenant-admin\"]}"));
        String olga = Host.fresh("olga") + "@people.example";
        JsonObject toHost = Host.created(host.operator.post(
                "/api/v1/operators",
                "{\"email\":\"" + olga + "\",\"displayName\":\"Olga\",\"roles\":[\"platform-admin\"]}"));

        String ofTenant = "/api/v1/tenants/" + tenant.id() + "/invitations";
        assertThat(host.operator.get(ofTenant).text()).contains(toTenant.getString("id"));
        assertThat(host.operator.get(ofTenant + "/" + toTenant.getString("id")).string("state"))
                .isEqualTo("pending");
        assertThat(host.operator.delete(ofTenant + "/" + toHost.getString("id")).status())
                .as("not of this tenant")
                .isEqualTo(404);
        assertThat(state(tenant.admin(), toTenant)).isEqualTo("pending");
        assertThat(state(host.operator, toHost)).isEqualTo("pending");
        assertThat(acceptance(token(toTenant), null, Host.MEMBER_PASSWORD).string("displayName"))
                .isEqualTo("Guest");
        assertThat(acceptance(token(toHost), null, Host.MEMBER_PASSWORD).status())
                .isEqualTo(200);
        assertThat(host.anonymous
                        .signedIn(olga, Host.MEMBER_PASSWORD)
                        .get("/api/v1/tenants")
                        .status())
                .isEqualTo(200);
        assertThat(host.operator
                        .astray()
                        .post("/api/v1/operators", "{\"email\":\"x@people.example\",\"roles\":[\"platform-admin\"]}")
                        .violations())
                .containsExactly("displayName required");
    }

    private JsonObject invited(String role) {
        return Host.created(
                tenant.admin().post(INVITATIONS, "{\"email\":\"" + email + "\",\"roles\":[\"" + role + "\"]}"));
    }

    private Answer accept(JsonObject invitation, String name) {
        return acceptance(token(invitation), name, Host.MEMBER_PASSWORD);
    }

    private Answer acceptance(String token, String name, String password) {
        return host.anonymous.post(
                ACCEPTANCE,
                "{\"token\":\"" + token + "\",\"displayName\":" + (name == null ? "null" : "\"" + name + "\"")
                        + ",\"password\":\"" + password + "\"}");
    }

    private Answer preview(String token) {
        return host.anonymous.post(PREVIEW, "{\"token\":\"" + token + "\"}");
    }

    private static String state(Http reader, JsonObject invitation) {
        return reader.get(INVITATIONS + "/" + invitation.getString("id")).string("state");
    }

    private static String token(JsonObject invitation) {
        return invitation.getString("link").split("#token=", 2)[1];
    }
}
