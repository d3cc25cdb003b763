package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.TokenLoad.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the whole process jumps, forward and back, under load. */
class ClockDrill {
    private static final int CLIENTS = 8;
    private static final Duration JUMP = Duration.ofHours(2);

    @TempDir
    Path directory;

    @Test
    void aClockThatJumpsStopsNobodyAndBreaksNothing() throws IOException {
        Path offset = directory.resolve("offset");
        set(offset, Duration.ZERO);
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "LD_PRELOAD",
                wallClock().toString(),
                "WALL_CLOCK_OFFSET",
                offset.toString(),
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD))) {
            jump(server, offset);
        }
    }

    private static void jump(MintmarkServer server, Path offset) throws IOException {
        Host host = new Host(new Http(server.baseUri()));
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, CLIENTS)) {
            load.awaitTokens(200);
            set(offset, JUMP);
            load.awaitMore(
                    "tokens of the new time",
                    200,
                    outcome -> outcome.isToken() && ahead(outcome).compareTo(JUMP.minusMinutes(1)) > 0);
            assertThat(tenant.admin().get("/api/v1/apps").status())
                    .as("a session token of before has expired")
                    .isEqualTo(401);
            assertThat(new Host(host.anonymous).operator.get("/api/v1/tenants").status())
                    .isEqualTo(200);
            set(offset, Duration.ZERO);
            load.awaitMore(
                    "tokens of the old time",
                    200,
                    outcome -> outcome.isToken() && ahead(outcome).compareTo(Duration.ofMinutes(1)) < 0);

            List<Outcome> all = load.finish();
            Drills.report("clock two hours forward and back, " + CLIENTS + " clients: " + TokenLoad.summary(all));
            List<Outcome> others =
                    all.stream().filter(outcome -> !outcome.isToken()).toList();
            assertThat(others)
                    .as("connections that the jump made look idle: once per client, and nothing else")
                    .allMatch(outcome -> outcome.end().equals("IOException"))
                    .extracting(Outcome::client)
                    .doesNotHaveDuplicates();
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

    /** How far the server's clock was ahead of ours, by the token that it gave. */
    private static Duration ahead(Outcome outcome) {
        try (JsonReader claims =
                Json.createReader(new StringReader(outcome.claims().orElseThrow()))) {
            return Duration.between(
                    outcome.began(), Instant.ofEpochSecond(claims.readObject().getInt("iat")));
        }
    }

    /** Writes into the file that the server has mapped: the next look at its clock sees it. */
    private static void set(Path offset, Duration jump) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(jump.toSeconds()).flip();
        try (FileChannel file = FileChannel.open(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds, 0);
        }
    }

    private Path wallClock() {
        Path library = directory.resolve("wall-clock.so");
        Drills.run("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), "src/test/c/wall-clock.c");
        return library;
    }
}
