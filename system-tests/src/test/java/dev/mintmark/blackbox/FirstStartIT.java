package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the first start prepares, and that a second one finds it all (http-api §2 sign-in, §3; rules §8). */
class FirstStartIT {
    private static final Pattern CURL = Pattern.compile(
            "curl -u (mm_[^:]+):(mms_\\S+) -d grant_type=client_credentials (http://localhost:\\d+)/connect/token");
    private static final Pattern MEMBERS = Pattern.compile("(\\S+) \\(tenant-admin\\).*, password (\\S+)");
    private static final Pattern PROOF = Pattern.compile("start once with MINTMARK_RESET_OPERATOR=(\\S+:[0-9a-f]{16})");
    private static final String CONFIGURED = "a configured long password";
    private static final String CHOSEN = "a chosen long password";
    private static final Pattern OPERATOR = Pattern.compile("Operator +(\\S+), password in (\\S+)");

    @Test
    void theDemoIsReadyToUseAndEverythingSurvivesARestart() throws IOException {
        try (MintmarkServer server = MintmarkServer.start(Map.of("MINTMARK_DEMO", "true"))) {
            server.awaitConsole("connect/token");
            Http http = new Http(server.baseUri());
            Matcher curl = find(CURL, server.console());
            Matcher members = find(MEMBERS, server.console());
            Matcher operator = find(OPERATOR, server.console());
            Path passwordFile = Path.of(operator.group(2));

            Answer token = http.token(curl.group(1), curl.group(2));
            assertThat(token.status()).as(token.text()).isEqualTo(200);
            Http ann = http.signedIn(members.group(1), members.group(2));
            assertThat(ann.get("/api/v1/apps").json().getJsonArray("items")).hasSize(1);
            assertThat(ann.get("/api/v1/choices/license-regions").json().getJsonArray("items"))
                    .hasSize(2);
            assertThat(ann.get("/api/v1/choices/plans").json().getJsonArray("items"))
                    .hasSize(3);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(server.dataDir().resolve("mintmark.mv.db"))))
                    .isEqualTo("rw-------");
            String operatorPassword = Files.readString(passwordFile).strip();
            chooseAnotherPassword(http, operator.group(1), operatorPassword);
            assertThat(passwordFile).doesNotExist();
            String keys = http.get("/.well-known/jwks.json").text();
            assertThat(server.console()).doesNotContain(operatorPassword);
            assertThat(server.log())
                    .contains("signed by")
                    .doesNotContain(operatorPassword)
                    .doesNotContain(members.group(2))
                    .doesNotContain(curl.group(2))
                    .doesNotContain(token.string("access_token"));

            String email = operator.group(1);
            String app = "/api/v1/apps/"
                    + ann.get("/api/v1/apps")
                            .json()
                            .getJsonArray("items")
                            .getJsonObject(0)
                            .getString("id");
            for (int i = 0; i < 20; i++) {
                assertThat(http.token(curl.group(1), curl.group(2)).status()).isEqualTo(200);
            }
            server.restart(Map.of("MINTMARK_RESET_OPERATOR", email, "MINTMARK_ADMIN_PASSWORD", CONFIGURED));
            server.awaitConsole("MINTMARK_RESET_OPERATOR=");
            Matcher proof = find(PROOF, server.console());

            assertThat(http.get("/.well-known/jwks.json").text()).isEqualTo(keys);
            assertThat(http
                            .signedIn(members.group(1), members.group(2))
                            .get(app + "/activity")
                            .json()
                            .getJsonArray("hours")
                            .getValuesAs(JsonObject.class)
                            .stream()
                            .mapToInt(hour -> hour.getInt("issued"))
                            .sum())
                    .as("an orderly stop loses no count")
                    .isEqualTo(21);
            assertThat(http.token(curl.group(1), curl.group(2)).status()).isEqualTo(200);
            assertThat(http.signedIn(email, CHOSEN)
                            .get("/api/v1/tenants")
                            .json()
                            .getJsonArray("items"))
                    .as("the demo is prepared once, and the operator's password is not reset unproven")
                    .hasSize(1);

            server.restart(Map.of("MINTMARK_RESET_OPERATOR", proof.group(1), "MINTMARK_ADMIN_PASSWORD", CONFIGURED));

            server.awaitConsole("remove MINTMARK_RESET_OPERATOR");
            assertThat(http.post("/api/v1/session", typed(email, CHOSEN)).status())
                    .isEqualTo(401);
            assertThat(http.post("/api/v1/session", typed(email, CONFIGURED))
                            .json()
                            .getJsonObject("member")
                            .getBoolean("passwordChangeRequired"))
                    .isTrue();
            assertThat(server.console()).doesNotContain(CONFIGURED);
        }
    }

    private static void chooseAnotherPassword(Http http, String email, String password) {
        Answer signedIn = http.post("/api/v1/session", typed(email, password));
        assertThat(signedIn.json().getJsonObject("member").getBoolean("passwordChangeRequired"))
                .isTrue();
        Http operator = http.bearing(signedIn.string("accessToken"));
        assertThat(operator.get("/api/v1/tenants").status())
                .as("it refuses nothing")
                .isEqualTo(200);
        Answer changed = operator.put(
                "/api/v1/session/password", "{\"current\":\"" + password + "\",\"new\":\"" + CHOSEN + "\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
    }

    private static String typed(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static Matcher find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher;
    }
}
