package dev.mintmark.bench;

import dev.mintmark.blackbox.MintmarkServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast {@code /connect/token} is from the first second on, and how far from its limit: a constant answer of the
 * same size, a signature and a read, measured in the same process. All take turns, so that whatever else the machine
 * does meets all of them. Started by {@code mvn -Pbench}; see docs/performance.md.
 */
public final class Bench {
    private static final PrintStream OUT = System.out;
    private static final List<String> DATABASES = list("bench.databases", "h2,postgresql");
    private static final List<Integer> CONNECTIONS = list("bench.connections", "1,16,64,256").stream()
            .map(Integer::valueOf)
            .toList();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 4);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 120);
    private static final int EQUALITY_SAMPLES = Integer.getInteger("bench.equality", 20_000);
    private static final String JVM_ARGUMENTS = System.getProperty("bench.jvm", "");
    private static final String RIVAL = System.getProperty("bench.rival", "");
    private static final String URL = System.getProperty("bench.url", "");
    private static final String CREDENTIALS = System.getProperty("bench.credentials", "");
    private static final Path PLOT = Path.of(System.getProperty("bench.plot", "target/cold-curve.svg"));

    /** At which all but the token is measured, and the warm-up runs. */
    private static final int USUAL_CONNECTIONS = 16;

    private static final int INTROSPECTED = 500;

    private final Path folder;
    private final List<ColdCurve> curves = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Bench(Path folder) {
        this.folder = folder;
    }

    /** Who issues tokens; the first is the server that the build has made. */
    private record Contestant(String name, Ask tokens, Optional<BenchServer> server) {}

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
                "%d cores, Java %s (%s); %d rounds of %d s, warm-up %d s; %d apps in %d tenants%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("java.vm.name"),
                ROUNDS,
                SECONDS,
                WARM_UP,
                BenchData.TENANTS * BenchData.APPS_PER_TENANT,
                BenchData.TENANTS);
        OUT.println(Report.HEAD);
        for (String database : DATABASES) {
            switch (database) {
                case "h2" -> onH2();
                case "postgresql" -> onPostgreSql();
                default -> throw new IllegalArgumentException("bench.databases: h2 or postgresql, not " + database);
            }
        }
        curves.forEach(curve -> notes.add(curve.text()));
        OUT.println();
        notes.forEach(note -> OUT.println("- " + note));
        Files.createDirectories(PLOT.toAbsolutePath().getParent());
        Files.writeString(PLOT, ColdCurve.svg(curves));
        OUT.println("- The cold curve is drawn in " + PLOT);
    }

    private void onH2() throws IOException, InterruptedException, SQLException {
        Store rivals = Store.h2(folder.resolve("h2-rival"));
        if (!RIVAL.isEmpty()) {
            BenchData.fill(rivals.database());
        }
        measure(Store.h2(folder.resolve("h2")), rivals);
    }

    private void onPostgreSql() throws IOException, InterruptedException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Store store = Store.postgreSql(postgres);
            measure(store, store);
        }
    }

    private void measure(Store store, Store rivals) throws IOException, InterruptedException, SQLException {
        Path files = Files.createDirectories(folder.resolve(store.name()));
        List<BenchClient> clients = BenchData.fill(store.database());
        BenchPlatform platform = BenchPlatform.trusted(store.database());
        String statement = RecordedStatement.of(store.database(), clients.get(0));
        List<Contestant> contestants = new ArrayList<>();
        try (BenchServer server = start(files.resolve("server"), MintmarkServer.shipped(), store)) {
            contestants.add(cold(store.name(), Ask.tokens(server.tokens(), files, clients), server));
            if (!URL.isEmpty()) {
                contestants.add(new Contestant(
                        "rival", Ask.tokens(tokenEndpoint(URL), files, Path.of(CREDENTIALS)), Optional.empty()));
            }
            if (RIVAL.isEmpty()) {
                measure(store, files, clients, platform, statement, contestants);
                return;
            }
            try (BenchServer rival = start(files.resolve("rival"), Path.of(RIVAL), rivals)) {
                contestants.add(cold(
                        store.name() + " rival", contestants.get(0).tokens().to(rival.tokens()), rival));
                measure(store, files, clients, platform, statement, contestants);
            }
        }
    }

    private static URI tokenEndpoint(String url) {
        URI given = URI.create(url);
        return given.getPath().length() > 1 ? given : given.resolve("/connect/token");
    }

    private static BenchServer start(Path folder, Path installation, Store store) throws IOException {
        Map<String, String> variables = new HashMap<>(store.variables());
        variables.put("MINTMARK_ADMIN_EMAIL", "operator@host.example");
        variables.put("MINTMARK_ADMIN_PASSWORD", "an-operators-long-password");
        variables.put("MINTMARK_WARM_UP", "PT3S");
        variables.put("MINTMARK_FAILURES_PER_CLIENT", "1000000");
        variables.put("MINTMARK_FAILURES_PER_ADDRESS", "1000000");
        return BenchServer.start(folder, installation, variables, JVM_ARGUMENTS);
    }

    /** The whole warm-up is one load, from the moment on at which the server is ready. */
    private Contestant cold(String name, Ask tokens, BenchServer server) throws IOException, InterruptedException {
        Yardstick yardstick = Yardstick.start();
        LoadRun run = LoadRun.of(tokens, USUAL_CONNECTIONS, WARM_UP, 0);
        yardstick.stop();
        curves.add(ColdCurve.of(name, run, yardstick));
        notes.add(name + ": " + run.errors() + " errors in the warm-up; " + server.signer());
        return new Contestant(name, tokens, Optional.of(server));
    }

    private void measure(
            Store store,
            Path files,
            List<BenchClient> clients,
            BenchPlatform platform,
            String statement,
            List<Contestant> contestants)
            throws IOException, InterruptedException {
        BenchServer server = contestants.get(0).server().orElseThrow();
        int size = server.prepareLimit(statement, clients);
        Ask constantPost = contestants.get(0).tokens().to(server.floor());
        List<BenchClient> some = clients.subList(0, INTROSPECTED);
        List<String> tokens = new ArrayList<>();
        for (BenchClient client : some) {
            tokens.add(server.token(client));
        }
        Map<String, Ask> others = new LinkedHashMap<>();
        others.put("constant answer to a GET", Ask.document(server.floor(), files));
        others.put("JWKS", Ask.document(server.uri("/.well-known/jwks.json"), files));
        others.put("introspection", Ask.introspections(server.uri("/connect/introspect"), files, some, tokens));
        others.put("refused for a wrong secret", Ask.refused(server.tokens(), files, clients));

        int shorter = Math.max(1, WARM_UP / 15);
        server.signatureAlone(1);
        server.readAlone(1);
        LoadRun.of(constantPost, USUAL_CONNECTIONS, shorter, 0);
        for (Ask ask : others.values()) {
            LoadRun.of(ask, USUAL_CONNECTIONS, shorter, 0);
        }

        Report report = new Report(store.name());
        long queue = server.meter().compilerQueue();
        long began = System.nanoTime();
        ServerMeter.Use before = server.meter().use();
        for (int round = 1; round <= ROUNDS; round++) {
            for (int connections : CONNECTIONS) {
                report.constant(
                        connections, Turn.of(constantPost, connections, SECONDS, round, Optional.of(server), store));
                for (Contestant one : contestants) {
                    report.token(
                            one.name(),
                            connections,
                            Turn.of(one.tokens(), connections, SECONDS, round, one.server(), store));
                }
            }
            for (Map.Entry<String, Ask> other : others.entrySet()) {
                report.other(
                        other.getKey(),
                        USUAL_CONNECTIONS,
                        Turn.of(other.getValue(), USUAL_CONNECTIONS, SECONDS, round, Optional.of(server), store));
            }
            report.signature(server.signatureAlone(Math.max(1, SECONDS / 2)));
            long database = store.cpu();
            BenchServer.Alone read = server.readAlone(Math.max(1, SECONDS / 2));
            report.read(read, (store.cpu() - database) / 1e3 / read.times());
        }
        ServerMeter.Use use = server.meter().use().since(before);
        OUT.print(report.rows());
        notes.add(report.limit());
        notes.add(
                "%s: the answer has %d bytes; %d methods waited for a compiler before the rounds, %d after them, of whose %d s compilers worked %.1f s (all threads) and collections took %.1f s"
                        .formatted(
                                store.name(),
                                size,
                                queue,
                                server.meter().compilerQueue(),
                                (System.nanoTime() - began) / 1_000_000_000,
                                use.compiling() / 1e3,
                                use.collecting() / 1e3));
        notes.add("%s: heap %d MiB live after the load, %d MiB committed"
                .formatted(
                        store.name(),
                        server.meter().liveHeap() >> 20,
                        server.meter().committedHeap() >> 20));
        if (EQUALITY_SAMPLES > 0) {
            List<TimeEquality.Result> results = new ArrayList<>();
            results.add(TimeEquality.ofWrongSecrets(server.tokens(), clients, EQUALITY_SAMPLES));
            results.addAll(TimeEquality.ofFederatedTokens(server.tokens(), clients, platform, EQUALITY_SAMPLES));
            results.forEach(result -> notes.add(store.name() + ": " + result.text()));
        }
    }

    private static List<String> list(String property, String usual) {
        return Arrays.asList(System.getProperty(property, usual).split(","));
    }
}
