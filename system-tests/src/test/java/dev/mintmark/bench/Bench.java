package dev.mintmark.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * How fast {@code /connect/token} is, beside a constant answer of the same size from the same process (the floor). Both
 * take turns, so that whatever else the machine does meets both; medians over the turns are printed. Started by
 * {@code mvn -Pbench}; see docs/performance.md.
 */
public final class Bench {
    private static final PrintStream OUT = System.out;
    private static final String DATABASES = System.getProperty("bench.databases", "h2,postgresql");
    private static final String CONNECTIONS = System.getProperty("bench.connections", "16,64");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 20);
    private static final int EQUALITY_SAMPLES = Integer.getInteger("bench.equality", 20_000);
    private static final String JVM_ARGUMENTS = System.getProperty("bench.jvm", "");
    private static final Path LOAD_SCRIPT = Path.of("src", "test", "bench", "load.lua");
    private static final String ROW = "| %-11s | %6s | %8s | %7s | %7s | %7s | %6s | %8s | %9s | %6s |%n";

    private final Path folder;
    private final List<String> notes = new ArrayList<>();

    private Bench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("mintmark-bench");
        try {
            new Bench(folder).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        OUT.printf(
                "%d cores, Java %s (%s); %d rounds of %d s, warm-up %d s; %d apps in %d tenants%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("java.vm.name"),
                ROUNDS,
                SECONDS,
                WARM_UP,
                BenchData.TENANTS * BenchData.APPS_PER_TENANT,
                BenchData.TENANTS);
        OUT.printf(ROW, "", "conns", "per s", "p50 ms", "p99 ms", "p99.9", "errors", "CPU µs", "KiB alloc", "ratio");
        for (String database : DATABASES.split(",")) {
            switch (database) {
                case "h2" -> onH2();
                case "postgresql" -> onPostgreSql();
                default -> throw new IllegalArgumentException("bench.databases: h2 or postgresql, not " + database);
            }
        }
        notes.forEach(OUT::println);
    }

    private void onH2() throws IOException, InterruptedException, SQLException {
        Path data = folder.resolve("h2-data");
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + data.resolve("mintmark").toAbsolutePath());
        database.setUser("mintmark");
        database.setPassword("");
        measure("H2", database, Map.of("MINTMARK_DATA_DIR", data.toString()));
    }

    private void onPostgreSql() throws IOException, InterruptedException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            measure(
                    "PostgreSQL",
                    postgres.getPostgresDatabase(),
                    Map.of(
                            "MINTMARK_DB_URL",
                            "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                            "MINTMARK_DB_USER",
                            "postgres",
                            "MINTMARK_DB_PASSWORD",
                            "postgres",
                            "MINTMARK_KEY_ENCRYPTION_KEY",
                            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        }
    }

    private void measure(String name, DataSource database, Map<String, String> variables)
            throws IOException, InterruptedException, SQLException {
        List<BenchClient> clients = BenchData.fill(database);
        Path credentials = folder.resolve("credentials.txt");
        Files.write(
                credentials, clients.stream().map(BenchClient::authorization).toList(), StandardCharsets.US_ASCII);
        Map<String, String> all = new HashMap<>(variables);
        all.put("MINTMARK_ADMIN_EMAIL", "operator@host.example");
        all.put("MINTMARK_ADMIN_PASSWORD", "an-operators-long-password");
        all.put("MINTMARK_FAILURES_PER_CLIENT", "1000000");
        all.put("MINTMARK_FAILURES_PER_ADDRESS", "1000000");
        try (BenchServer server = BenchServer.start(folder.resolve(name), all, JVM_ARGUMENTS)) {
            int size = server.setFloor(clients.get(0));
            OUT.printf("%s: the answer has %d bytes, JVM %d%n", name, size, server.pid());
            for (String connections : CONNECTIONS.split(",")) {
                load(name, server, credentials, Integer.parseInt(connections));
            }
            notes.add(name + ": " + server.signer());
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: heap %d MiB live after the load, %d MiB committed",
                    name,
                    server.meter().liveHeap() >> 20,
                    server.meter().committedHeap() >> 20));
            if (EQUALITY_SAMPLES > 0) {
                notes.add(name + ": "
                        + TimeEquality.measure(server.tokens(), clients, EQUALITY_SAMPLES)
                                .text());
            }
        }
    }

    /** One turn's run and what the server's JVM used during it. */
    private record Turn(LoadRun load, ServerMeter.Use use) {
        double cpuMicros() {
            return use.cpu() / 1e3 / load.requests();
        }

        double allocatedKib() {
            return use.allocated() / 1024.0 / load.requests();
        }
    }

    private void load(String name, BenchServer server, Path credentials, int connections)
            throws IOException, InterruptedException {
        LoadRun.of(server.floor(), LOAD_SCRIPT, credentials, connections, Math.max(1, WARM_UP / 4), 0);
        LoadRun.of(server.tokens(), LOAD_SCRIPT, credentials, connections, WARM_UP, 0);
        List<Turn> floor = new ArrayList<>();
        List<Turn> tokens = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            floor.add(turn(server, server.floor(), credentials, connections, round));
            tokens.add(turn(server, server.tokens(), credentials, connections, round));
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = tokens.get(round).load().perSecond()
                    / floor.get(round).load().perSecond();
        }
        print(name + " floor", connections, floor, "");
        print(name, connections, tokens, String.format(Locale.ROOT, "%.2f", median(ratios)));
        Arrays.sort(ratios);
        notes.add(String.format(
                Locale.ROOT,
                "%s, %d connections: ratio %.2f to %.2f over the rounds",
                name,
                connections,
                ratios[0],
                ratios[ROUNDS - 1]));
    }

    private static Turn turn(BenchServer server, URI target, Path credentials, int connections, int round)
            throws IOException, InterruptedException {
        ServerMeter.Use before = server.meter().use();
        LoadRun load = LoadRun.of(target, LOAD_SCRIPT, credentials, connections, SECONDS, round);
        return new Turn(load, server.meter().use().since(before));
    }

    private static void print(String name, int connections, List<Turn> turns, String ratio) {
        OUT.printf(
                Locale.ROOT,
                ROW,
                name,
                connections,
                number("%.0f", turns, turn -> turn.load().perSecond()),
                number("%.2f", turns, turn -> turn.load().p50() / 1e3),
                number("%.2f", turns, turn -> turn.load().p99() / 1e3),
                number("%.2f", turns, turn -> turn.load().p999() / 1e3),
                turns.stream().mapToLong(turn -> turn.load().errors()).sum(),
                number("%.0f", turns, Turn::cpuMicros),
                number("%.1f", turns, Turn::allocatedKib),
                ratio);
    }

    private static String number(String format, List<Turn> turns, ToDoubleFunction<Turn> value) {
        return String.format(
                Locale.ROOT, format, median(turns.stream().mapToDouble(value).toArray()));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
