package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What was collected to break parsers of JSON and of JWS breaks nothing here, and is taken for nothing that it is not.
 * No database has a say in it.
 */
@OnServer
class CorporaIT {
    private static final String JSON = "application/json";
    private static final Set<String> TWICE_THE_SAME_MEMBER =
            Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

    private final Host host;
    private final Host.Tenant tenant;
    private final Host.App app;

    CorporaIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.app = tenant.app(host.region());
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAsSuchAndJsonIsNot() {
        Map<String, byte[]> suite = Corpora.jsonTestSuite();
        assertThat(suite).hasSizeGreaterThanOrEqualTo(316);
        List<String> wrong = new ArrayList<>();

        suite.forEach((name, content) -> {
            boolean isJson = name.startsWith("y_") && !TWICE_THE_SAME_MEMBER.contains(name);
            Map<String, Answer> alone = Map.of(
                    "register", body("POST", "/api/v1/apps?dryRun=true", content, JSON),
                    "sign in", body("POST", "/api/v1/session", content, JSON));
            Map<String, Answer> asMember = Map.of(
                    "name", body("POST", "/api/v1/apps?dryRun=true", within("{\"name\":", content, "}"), JSON),
                    "keys", body("PUT", app.path() + "/public-keys", within("{\"keys\":[", content, "]}"), JSON));
            alone.forEach((where, answer) -> {
                if (answer.status() >= 500 || (name.startsWith("n_") && !isRefusedAsNoJson(answer))) {
                    wrong.add(where + " of " + name + ": " + answer.status() + " " + answer.text());
                }
            });
            asMember.forEach((where, answer) -> {
                if (answer.status() >= 500 || (isJson && isRefusedAsNoJson(answer))) {
                    wrong.add(where + " with " + name + ": " + answer.status() + " " + answer.text());
                }
            });
        });

        assertThat(wrong).isEmpty();
    }

    private Answer body(String method, String path, byte[] content, String type) {
        return tenant.admin().astray().send(method, path, BodyPublishers.ofByteArray(content), "Content-Type", type);
    }

    private static boolean isRefusedAsNoJson(Answer answer) {
        return answer.status() == 413
                || (answer.status() == 400 && answer.code().equals("malformed_json"));
    }

    private static byte[] within(String before, byte[] content, String after) {
        return (before + new String(content, StandardCharsets.ISO_8859_1) + after)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void jsonOfAnyKindInAJwsIsNoToken() throws Exception {
        String good = app.token(host).string("access_token");
        String[] parts = good.split("\\.");

        for (Map.Entry<String, byte[]> file : Corpora.jsonTestSuite().entrySet()) {
            if (file.getValue().length > 20_000) {
                continue;
            }
            String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(file.getValue());
            for (String token : List.of(
                    encoded + "." + parts[1] + "." + parts[2],
                    parts[0] + "." + encoded + "." + parts[2],
                    encoded + "." + encoded + "." + encoded)) {
                inactive(file.getKey(), token);
                noClient(file.getKey(), token);
            }
        }
        assertThat(introspect(good).json().getBoolean("active")).isTrue();
    }

    @Test
    void onlyTheTokenThatWasSignedIsActive() throws Exception {
        String good = app.token(host).string("access_token");
        Set<String> malformed = MalformedTokens.of(good);
        assertThat(malformed).hasSizeGreaterThan(1_500);
        Keys keys = Keys.of(host.anonymous);

        for (String token : malformed) {
            assertThat(isSignedToTheLetter(token, keys)).as(token).isFalse();
            inactive("malformed", token);
        }

        assertThat(isSignedToTheLetter(good, keys)).isTrue();
        assertThat(introspect(good).json().getBoolean("active")).isTrue();
    }

    @Test
    void onlyAnAssertionToTheLetterAuthenticates() {
        AppKey key = AppKey.fresh();
        assertThat(tenant.admin().put(app.path() + "/public-keys", key.body()).status())
                .isEqualTo(200);
        String good = key.sign(AppKey.claims(app.clientId(), AppKey.issuer(host), claims -> {}));

        for (String assertion : MalformedTokens.of(good)) {
            Answer answer = assertion(assertion);
            assertThat(answer.status())
                    .as("%s answered %s", assertion, answer.text())
                    .isIn(400, 401, 429);
            assertThat(answer.text()).doesNotContain("access_token");
        }

        assertThat(assertion(good).status()).isEqualTo(200);
    }

    @Test
    void onlyTheSessionTokenThatWasSignedIsASession() {
        String good = tenant.admin().authorization().substring("Bearer ".length());
        List<String> opened = new ArrayList<>();

        for (String token : MalformedTokens.of(good)) {
            if (token.matches("[!-~](?:[ -~]*[!-~])?")) {
                Answer answer = host.anonymous.bearing(token).astray().get("/api/v1/apps");
                if (answer.status() != 401 && answer.status() != 400) {
                    opened.add(answer.status() + " for " + token);
                }
            }
        }

        assertThat(opened).isEmpty();
        assertThat(host.anonymous.bearing(good).get("/api/v1/apps").status()).isEqualTo(200);
    }

    private void inactive(String name, String token) {
        Answer answer = introspect(token);
        if (token.isEmpty()) {
            assertThat(answer.status()).isEqualTo(400);
            return;
        }
        assertThat(answer.status()).as("%s: %s", name, answer.text()).isEqualTo(200);
        assertThat(answer.text()).as("%s: %s", name, token).isEqualTo("{\"active\":false}");
    }

    private void noClient(String name, String token) {
        Answer answer = assertion(token);
        assertThat(answer.status()).as("%s: %s", name, answer.text()).isIn(401, 429);
    }

    private Answer introspect(String token) {
        return host.anonymous.send(
                "POST",
                "/connect/introspect",
                BodyPublishers.ofString("token=" + Http.form(token)),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()));
    }

    private Answer assertion(String assertion) {
        return host.anonymous.tokenForm(Http.formBody(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                AppKey.JWT_BEARER,
                "client_assertion",
                assertion)));
    }

    /** Whether a library verifies it, and each part is what base64url makes of its own bytes. */
    private static boolean isSignedToTheLetter(String token, Keys keys) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        for (String part : parts) {
            if (!part.matches("[A-Za-z0-9_-]+") || part.length() % 4 == 1 || !part.equals(recoded(part))) {
                return false;
            }
        }
        try {
            SignedJWT.parse(token);
            return keys.verify(token);
        } catch (ParseException | NullPointerException none) {
            return false; // The library throws the latter at a header that is the literal null.
        }
    }

    private static String recoded(String part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getUrlDecoder().decode(part));
    }
}
