package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.contract.Given;
import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.persistence.schema.SchemaMigration;
import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that is away is said to be away, and never mistaken for a fault or a refusal. */
class StoreUnavailableTest {
    @Test
    void issuingSaysThatADatabaseCannotBeReached() throws IOException {
        JdbcIssuanceDirectory directory = JdbcIssuanceDirectory.ofOneConnection(new StoreReader(nobodyListens()), 1);

        assertThatThrownBy(() -> directory.find(Given.clientId(), Optional.empty()))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void theMigrationSaysThatADatabaseCannotBeReached() throws IOException {
        SchemaMigration migration = new SchemaMigration(nobodyListens());

        assertThatThrownBy(migration::migrate).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aConnectionLostInTheMiddleOfAUnitOfWorkStoresNothing() {
        DatabaseStores stores = TestDatabase.postgreSql().emptied();
        Given given = new Given(stores);
        Tenant tenant = Given.tenant();

        assertThatThrownBy(() -> given.inUnitOfWork(() -> {
                    stores.tenants().add(tenant);
                    endEveryOtherConnection();
                    stores.tenants().find(Given.tenant().id());
                }))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(given.inUnitOfWork(() -> stores.tenants().find(tenant.id()))).isEmpty();
    }

    @Test
    void aConnectionLostBeforeTheCommitStoresNothing() {
        DatabaseStores stores = TestDatabase.postgreSql().emptied();
        Given given = new Given(stores);
        Tenant tenant = Given.tenant();

        assertThatThrownBy(() -> given.inUnitOfWork(() -> {
                    stores.tenants().add(tenant);
                    endEveryOtherConnection();
                }))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(given.inUnitOfWork(() -> stores.tenants().find(tenant.id()))).isEmpty();
    }

    private static void endEveryOtherConnection() {
        TestDatabase.execute(
                TestDatabase.postgreSql().dataSource(),
                List.of("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    }

    private static DataSource nobodyListens() throws IOException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dataSource.setUrl("jdbc:postgresql://localhost:" + closedAtOnce.getLocalPort() + "/nowhere");
        }
        return dataSource;
    }
}
