package dev.mintmark.blackbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one server for all tests of a process, and stops it behind the last. The build has two processes for each
 * database.
 */
final class SharedServer implements ParameterResolver {
    /** Every test comes from the same address, so its failures are those of all others. */
    static final int FAILURES_PER_CLIENT = 60;

    /**
     * It lives long enough for the second compiler where most time is spent, such as the hashes of passwords, and too
     * short for the rest: forty times the thresholds.
     */
    private static final String ONLY_THE_HOTTEST_TWICE =
            "-XX:TieredStopAtLevel=4 -XX:Tier4InvocationThreshold=200000 -XX:Tier4MinInvocationThreshold=24000"
                    + " -XX:Tier4CompileThreshold=600000 -XX:Tier4BackEdgeThreshold=1600000";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == MintmarkServer.class || type == Host.class || type == Wall.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        Running running = store.getOrComputeIfAbsent(Running.class, absent -> new Running(), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == MintmarkServer.class) {
            return running.server;
        }
        Host host = running.host();
        // Even if it is another test that comes first: its tokens are to expire before its own test comes
        Wall wall = store.getOrComputeIfAbsent(Wall.class, absent -> new Wall(host), Wall.class);
        return type == Host.class ? host : wall;
    }

    private static final class Running implements AutoCloseable {
        private final Optional<EmbeddedPostgres> postgres =
                isOnPostgreSql() ? Optional.of(postgres()) : Optional.empty();
        private final MintmarkServer server = start();

        private static boolean isOnPostgreSql() {
            return "postgresql".equals(System.getProperty("mintmark.test.database"));
        }

        private static EmbeddedPostgres postgres() {
            try {
                return OnPostgreSql.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private MintmarkServer start() {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "JVM_ARGS",
                    ONLY_THE_HOTTEST_TWICE,
                    "MINTMARK_ADMIN_EMAIL",
                    Host.ADMIN_EMAIL,
                    "MINTMARK_ADMIN_PASSWORD",
                    Host.ADMIN_PASSWORD,
                    "MINTMARK_FAILURES_PER_CLIENT",
                    String.valueOf(FAILURES_PER_CLIENT),
                    "MINTMARK_FAILURES_PER_ADDRESS",
                    "1000000"));
            postgres.ifPresent(database -> environment.putAll(OnPostgreSql.environment(database.getPort())));
            return MintmarkServer.start(environment);
        }

        /** Signed in anew, since a session token holds five minutes only. */
        Host host() {
            return new Host(new Http(server.baseUri()));
        }

        @Override
        public void close() throws IOException {
            server.close();
            if (postgres.isPresent()) {
                postgres.get().close();
            }
        }
    }
}
