package dev.mintmark.bootstrap.settings.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class MintmarkDataSourceTest {
    @Test
    void looksForThePrimaryAmongSeveralHosts() throws SQLException {
        PGSimpleDataSource opened = opened("jdbc:postgresql://db1.example.com:5432,db2.example.com:5433/mintmark");

        assertThat(opened.getServerNames()).containsExactly("db1.example.com", "db2.example.com");
        assertThat(opened.getPortNumbers()).containsExactly(5432, 5433);
        assertThat(opened.getTargetServerType()).isEqualTo("primary");
    }

    @Test
    void leavesTimeForTheNextHostWhereTheFirstIsSilent() throws SQLException {
        PGSimpleDataSource opened = opened("jdbc:postgresql://db1.example.com,db2.example.com/mintmark");

        assertThat(2 * opened.getConnectTimeout()).isLessThan(opened.getLoginTimeout());
    }

    @Test
    void letsTheUrlSayOtherwise() throws SQLException {
        PGSimpleDataSource opened = opened(
                "jdbc:postgresql://db.example.com/mintmark?targetServerType=any&connectTimeout=4&socketTimeout=30");

        assertThat(opened.getTargetServerType()).isEqualTo("any");
        assertThat(opened.getConnectTimeout()).isEqualTo(4);
        assertThat(opened.getSocketTimeout()).isEqualTo(30);
    }

    private static PGSimpleDataSource opened(String url) throws SQLException {
        DatabaseSettings settings = DatabaseSettings.from(Map.of("MINTMARK_DB_URL", url), Path.of("output"));
        return new MintmarkDataSource(settings).unwrap(PGSimpleDataSource.class);
    }
}
