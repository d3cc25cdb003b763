package dev.mintmark.bootstrap.settings.database;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens physical connections to whichever database the settings name; the server pools them and enlists them in
 * transactions.
 */
public final class MintmarkDataSource implements DataSource {

    private static final String DATABASE_NAME = "mintmark";
    private static final String EMBEDDED_USER = "mintmark";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    /**
     * What holds unless the URL says otherwise, in seconds. Of several hosts, one that is silent leaves time for the
     * next; the one that takes changes is looked for, also after a fail-over, and a stand-by is never taken for it.
     */
    private static final Map<String, String> UNLESS_THE_URL_SAYS_OTHERWISE = Map.of(
            PGProperty.CONNECT_TIMEOUT.getName(), "2",
            PGProperty.LOGIN_TIMEOUT.getName(), "5",
            PGProperty.SOCKET_TIMEOUT.getName(), "60",
            PGProperty.TARGET_SERVER_TYPE.getName(), "primary");

    /** How long a statement waits for a row that another one holds; the embedded database's URL says the same. */
    private static final int LOCK_MILLIS = 10_000;

    private final DataSource database;
    private final Optional<DiskReserve> reserve;

    /** For the server, which creates the data source by its class name. */
    public MintmarkDataSource() {
        this(Installation.read(DatabaseSettings::from));
    }

    MintmarkDataSource(DatabaseSettings settings) {
        this.database = settings.isPostgreSql() ? postgreSql(settings) : embedded(settings);
        this.reserve = settings.isPostgreSql() ? Optional.empty() : Optional.of(new DiskReserve(settings.dataDir()));
    }

    private static DataSource postgreSql(DatabaseSettings settings) {
        PGSimpleDataSource postgreSql = new PGSimpleDataSource();
        postgreSql.setApplicationName("mintmark");
        postgreSql.setTcpKeepAlive(true);
        // What a refused statement was about could be somebody's address: it stays out of exceptions, and so of the log
        postgreSql.setLogServerErrorDetail(false);
        postgreSql.setOptions("-c lock_timeout=" + LOCK_MILLIS);
        String url = settings.url().reveal();
        Properties given = Driver.parseURL(url, null);
        UNLESS_THE_URL_SAYS_OTHERWISE.forEach((name, value) -> {
            if (given == null || !given.containsKey(name)) {
                set(postgreSql, name, value);
            }
        });
        // It leaves alone what is set already
        postgreSql.setUrl(url);
        settings.user().ifPresent(postgreSql::setUser);
        settings.password().ifPresent(password -> postgreSql.setPassword(password.reveal()));
        return postgreSql;
    }

    private static void set(PGSimpleDataSource postgreSql, String name, String value) {
        try {
            postgreSql.setProperty(name, value);
        } catch (SQLException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    /**
     * The embedded database in this folder as an earlier start left it, only to be read; no other process may have it
     * open.
     */
    public static DataSource embeddedIn(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve(DATABASE_NAME)
                + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;LAZY_QUERY_EXECUTION=TRUE");
        h2.setUser(EMBEDDED_USER);
        h2.setPassword("");
        return h2;
    }

    private static DataSource embedded(DatabaseSettings settings) {
        createPrivately(settings.dataDir());
        keepPrivate(settings.dataDir().resolve(DATABASE_NAME + ".mv.db"));
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(settings.url().reveal());
        h2.setUser(settings.user().orElse(EMBEDDED_USER));
        h2.setPassword(settings.password().map(Confidential::reveal).orElse(""));
        return h2;
    }

    /** Whoever else may look into the folder, the database is its owner's; it is made here, since H2 asks the umask. */
    private static void keepPrivate(Path file) {
        try {
            if (!hasPosixModes()) {
                return;
            }
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static boolean hasPosixModes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static void createPrivately(Path folder) {
        try {
            if (!Files.exists(folder) && hasPosixModes()) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = database.getConnection();
        return reserve.map(disk -> disk.guard(connection)).orElse(connection);
    }

    /** The settings decide who connects; credentials that a caller brings are not used. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.mintmark");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(database) ? type.cast(database) : database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(database) || database.isWrapperFor(type);
    }
}
