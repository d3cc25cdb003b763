package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Another key-encryption key, a lost one, and another algorithm: what an operator does by restarting (rules §8;
 * docs/operations.md).
 */
class KeyEncryptionIT {
    private static final String KEY = "MINTMARK_KEY_ENCRYPTION_KEY";
    private static final String PREVIOUS = "MINTMARK_KEY_ENCRYPTION_KEY_PREVIOUS";
    private static final String DISCARD = "MINTMARK_DISCARD_KEYS";
    private static final String NEW = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";
    private static final Pattern NAMED = Pattern.compile("start once with MINTMARK_DISCARD_KEYS=([0-9a-f]{16})");

    @Test
    void theKeyEncryptionKeyCanBeChangedAndALostOneSurvived() throws IOException {
        try (MintmarkServer server = MintmarkServer.start(
                Map.of("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD))) {
            Http http = new Http(server.baseUri());
            Host host = new Host(http);
            Host.App app = host.tenant().app(host.region());
            List<String> kids = Keys.of(http).kids();
            String generated = Files.readString(server.dataDir().resolve("key-encryption-key"))
                    .strip();

            server.restart(Map.of(KEY, NEW, PREVIOUS, generated));
            assertSigns(http, app, kids);
            server.stop();
            MintmarkServer.Refusal lost = server.startAgainRefused(Map.of(KEY, OTHER, PREVIOUS, generated));
            assertThat(lost.exitCode()).isEqualTo(70);
            assertThat(lost.console()).contains("Mintmark does not start:");
            Matcher named = NAMED.matcher(lost.console());
            assertThat(named.find()).as(lost.console()).isTrue();
            String id = named.group(1);
            MintmarkServer.Refusal notLost = server.startAgainRefused(Map.of(KEY, NEW, DISCARD, id));
            assertThat(notLost.console())
                    .as("the new one alone opens everything")
                    .contains(DISCARD + " names a key-encryption key that is configured");

            String before = server.console();
            server.restart(Map.of(KEY, OTHER, DISCARD, id));
            server.awaitConsole("remove " + DISCARD);
            assertThat(server.console().substring(before.length()))
                    .contains("discarded: ")
                    .contains(kids);
            List<String> made = Keys.of(http).kids();
            assertThat(made).hasSize(2).doesNotContainAnyElementsOf(kids);
            assertSigns(http, app, made);
            assertThat(new Host(http)
                            .operator
                            .get("/api/v1/signing-keys")
                            .json()
                            .getJsonArray("items")
                            .getValuesAs(JsonObject.class))
                    .extracting(key -> key.getString("state"))
                    .as("the keys and their stand-bys, old and new")
                    .containsExactlyInAnyOrder("signing", "announced", "revoked", "revoked");

            Map<String, String> left = new HashMap<>(Map.of(KEY, OTHER, DISCARD, id));
            left.put("MINTMARK_SIGNING_ALGORITHM", "RS256");
            String signer = Keys.kidOf(app.token(host).string("access_token"));
            server.restart(left);
            assertThat(Keys.of(http).kids())
                    .as("the variable left behind discards nothing more, and another algorithm stands by")
                    .hasSize(2)
                    .contains(signer);
            assertThat(Keys.of(http).set().toString()).contains("RS256", "ES256");
            assertThat(Keys.kidOf(app.token(host).string("access_token"))).isEqualTo(signer);
        }
    }

    private static void assertSigns(Http http, Host.App app, List<String> kids) {
        assertThat(Keys.of(http).kids()).isEqualTo(kids);
        String token = http.token(app.clientId(), app.clientSecret()).string("access_token");
        assertThat(Keys.kidOf(token)).isIn(kids);
        assertThat(Keys.of(http).verify(token)).isTrue();
    }
}
