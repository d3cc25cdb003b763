package dev.mintmark.blackbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Two PostgreSQL servers: a primary, and a stand-by to which every commit is sent before it is confirmed (synchronous
 * streaming replication).
 */
final class ReplicatedPostgreSql implements AutoCloseable {
    private static final String STANDBY = "standby";

    private final Path folder;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private ReplicatedPostgreSql(Path folder, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.folder = folder;
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both, and waits until the stand-by follows. */
    static ReplicatedPostgreSql start() throws IOException {
        Path folder = Files.createTempDirectory("mintmark-replicated");
        Path first = folder.resolve("first");
        Path second = folder.resolve(STANDBY);
        on(first).start().close();
        copy(first, second);
        EmbeddedPostgres primary =
                on(first).setServerConfig("synchronous_standby_names", STANDBY).start();
        Files.createFile(second.resolve("standby.signal"));
        Files.writeString(
                second.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + primary.getPort() + " user=postgres application_name="
                        + STANDBY + "'\n",
                StandardOpenOption.APPEND);
        ReplicatedPostgreSql both =
                new ReplicatedPostgreSql(folder, primary, on(second).start());
        Condition.await("the stand-by follows", () -> answer(
                        primary, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
                .equals("1"));
        return both;
    }

    private static EmbeddedPostgres.Builder on(Path data) {
        // As PostgreSQL is by default; the builder's own default confirms before anything is kept anywhere
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on");
    }

    /** The JDBC URL that names both. */
    String url() {
        return "jdbc:postgresql://localhost:" + primary.getPort() + ",localhost:" + standby.getPort() + "/postgres";
    }

    /** Ends every process of the primary without any chance to clean up, as a power failure would. */
    void killPrimary() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("first/postmaster.pid")).get(0));
        ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(handle), handle.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    }

    /** Makes the stand-by the primary, and waits until it is. */
    void promoteStandby() {
        if (!onStandby("SELECT pg_promote()").equals("t")) {
            throw new AssertionError("The stand-by did not become the primary.");
        }
    }

    /** What the second server answers to this query. */
    String onStandby(String query) {
        return answer(standby, query);
    }

    private static String answer(EmbeddedPostgres server, String query) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(ReplicatedPostgreSql::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
