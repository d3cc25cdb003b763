package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.TokenLoad.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The clock of the whole process jumps, forward and back, under load. */
class ClockDrill {
    private static final int CLIENTS = 8;
    private static final Duration JUMP = Duration.ofHours(2);

    @Test
    void aClockThatJumpsStopsNobodyAndBreaksNothing() throws IOException {
        Path time = Files.createTempFile("mintmark-time", "");
        try {
            Files.writeString(time, "+0s");
            try (MintmarkServer server = MintmarkServer.start(Map.of(
                    "LD_PRELOAD",
                    library().toString(),
                    "FAKETIME_TIMESTAMP_FILE",
                    time.toString(),
                    "FAKETIME_NO_CACHE",
                    "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    "MINTMARK_ADMIN_EMAIL",
                    Host.ADMIN_EMAIL,
                    "MINTMARK_ADMIN_PASSWORD",
                    Host.ADMIN_PASSWORD))) {
                jump(server, time);
            }
        } finally {
            Files.delete(time);
        }
    }

    private static void jump(MintmarkServer server, Path time) throws IOException {
        Host host = new Host(new Http(server.baseUri()));
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, CLIENTS)) {
            load.awaitTokens(200);
            Files.writeString(time, "+" + JUMP.toSeconds() + "s");
            Condition.await("tokens of the new time", () -> offset(host, app).compareTo(JUMP.minusMinutes(1)) > 0);
            load.awaitTokens(200);
            assertThat(tenant.admin().get("/api/v1/apps").status())
                    .as("a session token of before has expired")
                    .isEqualTo(401);
            assertThat(new Host(host.anonymous).operator.get("/api/v1/tenants").status())
                    .isEqualTo(200);
            Files.writeString(time, "+0s");
            Condition.await("tokens of the old time", () -> offset(host, app).compareTo(Duration.ofMinutes(1)) < 0);
            load.awaitTokens(200);

            List<Outcome> all = load.finish();
            Drills.report("clock two hours forward and back, " + CLIENTS + " clients: " + TokenLoad.summary(all));
            assertThat(all).allMatch(Outcome::isToken);
        }
        assertThat(tenant.app(host.region()).token(host).status()).isEqualTo(200);
        assertThat(new Host(host.anonymous)
                        .operator
                        .get("/api/v1/audit-events/verification")
                        .json()
                        .getBoolean("holds"))
                .isTrue();
        assertThat(host.anonymous.get("/health/ready").status()).isEqualTo(200);
    }

    /** How far the server's clock is ahead of ours, by the token that it gives. */
    private static Duration offset(Host host, Host.App app) {
        String payload = app.token(host).string("access_token").split("\\.")[1];
        try (JsonReader reader = Json.createReader(
                new StringReader(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)))) {
            JsonObject claims = reader.readObject();
            return Duration.between(Instant.now(), Instant.ofEpochSecond(claims.getInt("iat")));
        }
    }

    private static Path library() {
        try (Stream<Path> files = Files.find(Path.of("/usr/lib"), 4, (file, attributes) -> file.getFileName()
                .toString()
                .equals("libfaketimeMT.so.1"))) {
            return files.findFirst()
                    .orElseThrow(() -> new AssertionError("The drill needs libfaketime: apt-get install libfaketime"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
