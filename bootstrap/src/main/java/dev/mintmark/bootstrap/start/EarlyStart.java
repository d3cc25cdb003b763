package dev.mintmark.bootstrap.start;

import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.Installation;
import dev.mintmark.persistence.schema.SchemaMigration;
import dev.mintmark.token.NativeCrypto;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Has the settings checked before anything else of the application runs: a container extension is its first code. What
 * needs no bean then begins on a thread of its own, while the container prepares the beans.
 */
public class EarlyStart implements Extension {
    private CompletableFuture<NativeCrypto> nativeCrypto;
    private CompletableFuture<Integer> schema;

    void begin(@Observes BeforeBeanDiscovery start) throws NamingException {
        Installation.read(Settings::from);
        DataSource dataSource = InitialContext.doLookup("jdbc/mintmark");
        Executor ownThread = task -> new Thread(task, "mintmark-early-start").start();
        nativeCrypto = CompletableFuture.supplyAsync(NativeCrypto::load, ownThread);
        schema = nativeCrypto.thenApplyAsync(loaded -> new SchemaMigration(dataSource).migrate(), ownThread);
    }

    /** Waits until it is known who computes signatures. */
    public NativeCrypto nativeCrypto() {
        return nativeCrypto.join();
    }

    /**
     * Waits until the schema is up to date.
     *
     * @throws RuntimeException why it is not
     */
    void requireSchema() {
        try {
            schema.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
