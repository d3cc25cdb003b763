package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An operator may put the second factor off for a day (rules §13); the time is moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondFactorDutyIT {
    private static final String FACTORS = "/api/v1/session/factors";

    private MovableTime time;
    private MintmarkServer server;
    private Http anonymous;

    @BeforeAll
    void aServer() {
        time = MovableTime.create();
        Map<String, String> environment = new HashMap<>(time.environment());
        environment.put("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL);
        environment.put("MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD);
        server = MintmarkServer.start(environment);
        anonymous = new Http(server.baseUri());
    }

    @AfterAll
    void stop() throws IOException {
        try (MovableTime moved = time;
                MintmarkServer running = server) {
            assertThat(moved).isNotNull();
            assertThat(running).isNotNull();
        }
    }

    @Test
    void anOperatorHasADayAndThenRegistersOneAndGoesOn() {
        Answer first = signIn();
        JsonObject duty = first.json().getJsonObject("member").getJsonObject("secondFactor");
        assertThat(duty.getBoolean("required")).isTrue();
        assertThat(Duration.between(time.now(), Instant.parse(duty.getString("putOffUntil"))))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(bearing(first).get("/api/v1/tenants").status()).isEqualTo(200);
        String key = Host.created(
                        bearing(first).post("/api/v1/management-keys", "{\"name\":\"CI\",\"role\":\"platform-admin\"}"))
                .getString("key");

        time.advance(Duration.ofHours(24));

        Answer late = signIn();
        Http operator = bearing(late);
        assertThat(operator.get("/api/v1/tenants").code()).isEqualTo("second_factor_required");
        assertThat(operator.get("/api/v1/sessions").status()).isEqualTo(403);
        assertThat(bearing(anonymous.post("/api/v1/session", "{\"key\":\"" + key + "\"}"))
                        .get("/api/v1/tenants")
                        .status())
                .as("automation goes on")
                .isEqualTo(200);

        Authenticator app = Authenticator.of(operator.post(FACTORS + "/totp").string("uri"));
        Answer confirmed = operator.put(FACTORS + "/totp", "{\"code\":\"" + app.code(time.now()) + "\"}");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(operator.get("/api/v1/tenants").status()).isEqualTo(200);

        time.advance(Duration.ofMinutes(5));
        Http stale = bearing(refreshed(late));
        for (String refused : new String[] {FACTORS + "/totp", FACTORS + "/recovery-codes"}) {
            assertThat(stale.post(refused).code()).isEqualTo("fresh_sign_in_required");
        }
        String token = signIn().json().getJsonObject("secondFactor").getString("token");
        Answer signedIn = anonymous.post(
                "/api/v1/session/second-factor",
                "{\"token\":\"" + token + "\",\"code\":\"" + app.code(time.now()) + "\"}");
        Http fresh = bearing(signedIn);
        String factor =
                fresh.get(FACTORS).json().getJsonArray("items").getJsonObject(0).getString("id");
        assertThat(fresh.delete(FACTORS + "/" + factor).code()).isEqualTo("last_factor");
        assertThat(fresh.post(FACTORS + "/recovery-codes").json().getJsonArray("recoveryCodes"))
                .hasSize(10);
    }

    private Answer signIn() {
        return anonymous.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
    }

    private Answer refreshed(Answer before) {
        String cookie = before.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return anonymous.send("POST", "/api/v1/session/refresh", BodyPublishers.noBody(), "Cookie", cookie);
    }

    private Http bearing(Answer signedIn) {
        return anonymous.bearing(signedIn.string("accessToken"));
    }
}
