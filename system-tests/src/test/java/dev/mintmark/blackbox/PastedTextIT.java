package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** White space that comes along when a secret, an id or an address is pasted or read from a file does no harm. */
@OnServer
class PastedTextIT {
    private final MintmarkServer server;
    private final Host host;
    private final Host.Tenant tenant;

    PastedTextIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
        this.tenant = host.tenant();
    }

    private static String pasted(String text) {
        return " \t" + text + "\r\n";
    }

    private static String json(String... membersAndValues) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < membersAndValues.length; i += 2) {
            object.add(membersAndValues[i], membersAndValues[i + 1]);
        }
        return object.build().toString();
    }

    @Test
    void aClientsIdAndSecret() throws IOException {
        Host.App app = tenant.app(host.region());

        assertThat(host.anonymous
                        .token(pasted(app.clientId()), pasted(app.clientSecret()))
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.plain(server)
                        .post(
                                "/connect/token",
                                "application/x-www-form-urlencoded",
                                Http.formBody(Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        pasted(app.clientId()),
                                        "client_secret",
                                        pasted(app.clientSecret()))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aResourceServersIdAndSecret() {
        Host.App app = tenant.app(host.region());
        JsonObject documents = Host.created(host.operator.post("/api/v1/resource-servers", json("name", "Documents")));

        Answer answer = host.anonymous.send(
                "POST",
                "/connect/introspect",
                BodyPublishers.ofString(
                        Http.formBody(Map.of("token", app.token(host).string("access_token")))),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic "
                        + Http.base64(Http.form(pasted(documents.getString("clientId"))) + ":"
                                + Http.form(pasted(documents.getString("clientSecret")))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().getBoolean("active")).isTrue();
    }

    @Test
    void aManagementKey() {
        String key = Host.created(
                        tenant.admin().post("/api/v1/management-keys", json("name", "Pasted", "role", "tenant-viewer")))
                .getString("key");

        assertThat(host.anonymous
                        .post("/api/v1/session", json("key", pasted(key)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anInvitationAndAnAddress() {
        String email = Host.fresh("pasted") + "@people.example";
        JsonObject invitation = Host.created(tenant.admin()
                .post(
                        "/api/v1/invitations",
                        "{\"email\":" + Json.createValue(pasted(email))
                                + ",\"displayName\":\"P\",\"roles\":[\"tenant-viewer\"]}"));
        String token = invitation.getString("link").replaceFirst(".*#(token=)?", "");

        Answer accepted = host.anonymous.post(
                "/api/v1/invitations/acceptance", json("token", pasted(token), "password", Host.MEMBER_PASSWORD));

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        Answer signedIn =
                host.anonymous.post("/api/v1/session", json("email", pasted(email), "password", Host.MEMBER_PASSWORD));
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        assertThat(signedIn.json().getJsonObject("member").getString("email")).isEqualTo(email);
        assertThat(host.anonymous
                        .post("/api/v1/session", json("email", email, "password", " " + Host.MEMBER_PASSWORD))
                        .status())
                .as("a password is what was typed")
                .isEqualTo(401);
    }
}
