package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    private static final String ORDERS = "https://orders.example.com";
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

    /** Of a mounted secret, say, and of the key before it: new keys are encrypted, and nothing of theirs is written. */
    @Test
    void anApiGetsKeysOfRs256UnderAKeyThatCanOnlyBeRead(@TempDir Path mounted) throws IOException {
        Path file = readOnly(mounted.resolve("key"), NEW);
        Path next = readOnly(mounted.resolve("next"), OTHER);
        Files.setPosixFilePermissions(mounted, PosixFilePermissions.fromString("r-x------"));
        List<FileTime> written = List.of(Files.getLastModifiedTime(file), Files.getLastModifiedTime(next));
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD,
                KEY + "_FILE",
                file.toString()))) {
            Http http = new Http(server.baseUri());
            Host host = new Host(http);
            Host.App app = host.tenant().app(host.region());
            Host.created(host.operator.post(
                    "/api/v1/resource-servers",
                    "{\"name\":\"Orders\",\"identifier\":\"" + ORDERS + "\",\"signingAlgorithm\":\"RS256\"}"));
            String kid = assertSignsByRs256(http, app);
            List<String> kids = Keys.of(http).kids();
            assertThat(server.dataDir().resolve("key-encryption-key")).doesNotExist();

            server.restart();
            assertThat(assertSignsByRs256(http, app)).isEqualTo(kid);
            server.restart(Map.of(KEY + "_FILE", next.toString(), PREVIOUS + "_FILE", file.toString()));
            assertThat(assertSignsByRs256(http, app))
                    .as("the key that was used before opens what it closed")
                    .isEqualTo(kid);
            server.restart(Map.of(KEY + "_FILE", next.toString()));
            assertThat(assertSignsByRs256(http, app))
                    .as("it is encrypted under the next one")
                    .isEqualTo(kid);
            assertThat(Keys.of(http).kids()).isEqualTo(kids);
            assertThat(List.of(Files.getLastModifiedTime(file), Files.getLastModifiedTime(next)))
                    .isEqualTo(written);
            assertThat(mounted.toFile().list()).containsExactlyInAnyOrder("key", "next");
        } finally {
            Files.setPosixFilePermissions(mounted, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Path readOnly(Path file, String content) throws IOException {
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }

    /** Which key signed. */
    private static String assertSignsByRs256(Http http, Host.App app) {
        String token = http.tokenForm(
                        "grant_type=client_credentials&resource=" + Http.form(ORDERS),
                        "Authorization",
                        "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()))
                .string("access_token");
        assertThat(Keys.of(http).set().getKeyByKeyId(Keys.kidOf(token)).getAlgorithm())
                .isEqualTo(JWSAlgorithm.RS256);
        assertThat(Keys.of(http).verify(token)).isTrue();
        return Keys.kidOf(token);
    }

    private static void assertSigns(Http http, Host.App app, List<String> kids) {
        assertThat(Keys.of(http).kids()).isEqualTo(kids);
        String token = http.token(app.clientId(), app.clientSecret()).string("access_token");
        assertThat(Keys.kidOf(token)).isIn(kids);
        assertThat(Keys.of(http).verify(token)).isTrue();
    }
}
