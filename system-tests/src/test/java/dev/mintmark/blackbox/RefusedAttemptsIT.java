package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was refused for want of an authority can be seen by operators, outside the audit trail (rules §9). */
@OnServer
class RefusedAttemptsIT {
    private static final String LIST = "/api/v1/refused-sign-ins?limit=100&kind=";

    private final Host host;
    private final Host.Tenant tenant;
    private final String email = Host.fresh("viewer") + "@tenant.example";
    private final Http viewer;

    RefusedAttemptsIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        Host.created(host.operator.post(
                "/api/v1/tenants/" + tenant.id() + "/members",
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("displayName", "A Viewer")
                        .add("password", Host.MEMBER_PASSWORD)
                        .add("roles", Json.createArrayBuilder().add("tenant-viewer"))
                        .build()
                        .toString()));
        this.viewer = host.anonymous.signedIn(email, Host.MEMBER_PASSWORD);
    }

    @Test
    void aCallAboveTheRoleIsCountedForTheMember() {
        assertThat(viewer.get("/api/v1/management-keys").status()).isEqualTo(403);
        assertThat(viewer.get("/api/v1/tenants").status()).isEqualTo(403);

        Condition.await("both are counted", () -> times("forbidden", email) == 2);
    }

    @Test
    void aCallAboutWhatBelongsToOthersIsCountedForTheMember() {
        Host.Tenant other = host.tenant();
        assertThat(viewer.get(other.app(host.region()).path()).status()).isEqualTo(404);

        Condition.await("it is counted", () -> times("not_found", email) == 1);
    }

    @Test
    void aCallWithoutASessionIsCountedForTheAddressWithoutWhatWasSent() {
        String sent = Host.fresh("not-a-token");
        long before = times("not_signed_in", null);
        assertThat(host.anonymous.bearing(sent).get("/api/v1/apps").status()).isEqualTo(401);

        Condition.await("it is counted", () -> times("not_signed_in", null) > before);
        assertThat(host.operator.get(LIST + "not_signed_in").text()).doesNotContain(sent);
    }

    @Test
    void aWrongCurrentPasswordIsCountedForTheMemberWithoutThePassword() {
        String wrong = Host.fresh("a wrong password");
        assertThat(viewer.put(
                                "/api/v1/session/password",
                                "{\"current\":\"" + wrong + "\",\"new\":\"another long password\"}")
                        .violations())
                .containsExactly("current wrong_password");

        Condition.await("it is counted", () -> times("wrong_password", email) == 1);
        assertThat(host.operator.get(LIST + "wrong_password").text()).doesNotContain(wrong);
        assertThat(times("sign_in", email)).isZero();
    }

    @Test
    void aCallerOfIntrospectionThatIsNoClientIsCountedByItsClientIdAndNeverByASecret() {
        String secret = "mmr_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40";
        String clientId = tenant.app(host.region()).clientId();
        assertThat(introspect(clientId, secret).status()).isEqualTo(401);
        assertThat(introspect(secret, clientId).status())
                .as("the wrong way round")
                .isEqualTo(401);

        Condition.await("it is counted", () -> times("introspection", clientId) == 1);
        Condition.await("so is the other", () -> times("introspection", null) >= 1);
        assertThat(host.operator.get(LIST + "introspection").text()).doesNotContain(secret);
    }

    @Test
    void onlyOperatorsSeeThemAndAKindThatThereIsNotIsRefused() {
        assertThat(tenant.admin().get("/api/v1/refused-sign-ins").status()).isEqualTo(403);
        assertThat(host.operator.astray().get(LIST + "secret").code()).isEqualTo("bad_parameter");
        for (String kind :
                List.of("sign_in", "wrong_password", "not_signed_in", "forbidden", "not_found", "introspection")) {
            assertThat(items(kind))
                    .allMatch(refused -> refused.getString("kind").equals(kind));
        }
    }

    private Answer introspect(String clientId, String secret) {
        return host.anonymous.send(
                "POST",
                "/connect/introspect",
                BodyPublishers.ofString("token=abc"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Http.base64(clientId + ":" + secret));
    }

    /** @param account null for those without */
    private long times(String kind, String account) {
        return items(kind).stream()
                .filter(refused -> account == null
                        ? refused.isNull("account")
                        : !refused.isNull("account")
                                && refused.getString("account").equals(account))
                .mapToLong(refused -> refused.getJsonNumber("times").longValue())
                .sum();
    }

    private List<JsonObject> items(String kind) {
        return host.operator.get(LIST + kind).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
