package dev.mintmark.persistence;

import dev.mintmark.application.port.out.IssuanceDirectory;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads what issuing needs in one statement of its own, outside of any transaction: nothing but the database stands between a
 * changed row and the answer. Plain JDBC, because this is the path of every token.
 */
public final class JdbcIssuanceDirectory implements IssuanceDirectory {
    private static final Map<Limit, String> LIMIT_COLUMNS = new EnumMap<>(Map.of(
            Limit.PER_DOCUMENT, "per_document",
            Limit.PER_HOUR, "per_hour",
            Limit.PER_DAY, "per_day",
            Limit.PER_WEEK, "per_week",
            Limit.PER_MONTH, "per_month",
            Limit.REQUESTS_PER_MINUTE, "requests_per_minute"));

    private static final String SELECT = """
            SELECT a.id, a.tenant_id, a.client_id, a.secret_digest, a.public_keys, a.enabled, a.region_code, a.db_code,
                   a.allowed_domain_1, a.allowed_domain_2, a.allowed_domain_3, a.credential_version,
                   t.status AS tenant_status,
                   p.code AS plan_code, p.status AS plan_status, p.revision,
                   p.per_document, p.per_hour, p.per_day, p.per_week, p.per_month, p.requests_per_minute,
                   k.revision AS key_revision
            FROM app a
            JOIN tenant t ON t.id = a.tenant_id
            JOIN signing_key_set k ON k.purpose = 'ACCESS_TOKEN'
            LEFT JOIN plan p ON p.code = a.plan_code
            WHERE\s""";
    private static final String BY_CLIENT_ID = SELECT + "a.client_id = ?";
    private static final String BY_TENANT_AND_ID = SELECT + "a.tenant_id = ? AND a.id = ?";

    private final DataSource dataSource;

    /** Reads from this data source, whose connections commit by themselves. */
    public JdbcIssuanceDirectory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Entry> find(ClientId clientId) {
        return query(BY_CLIENT_ID, clientId.value());
    }

    @Override
    public Optional<Entry> find(TenantId tenant, AppId app) {
        return query(BY_TENANT_AND_ID, tenant.value(), app.value());
    }

    private Optional<Entry> query(String sql, Object... parameters) {
        return StoreErrors.translated(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(entry(row)) : Optional.empty();
                }
            } catch (SQLException error) {
                throw new PersistenceException(error);
            }
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        IssuanceFacts facts = new IssuanceFacts(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                TenantStatus.of(row.getString("tenant_status")).orElseThrow(),
                new AppId(row.getObject("id", UUID.class)),
                new ClientId(row.getString("client_id")),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getString("region_code")).map(RegionCode::new),
                Optional.ofNullable(row.getString("db_code")).map(DbCode::new),
                Stream.of(
                                row.getString("allowed_domain_1"),
                                row.getString("allowed_domain_2"),
                                row.getString("allowed_domain_3"))
                        .filter(Objects::nonNull)
                        .toList(),
                plan(row),
                row.getInt("credential_version"));
        return new Entry(
                Optional.ofNullable(row.getString("secret_digest")).map(SecretDigest::ofHex),
                ClientKeyLines.read(row.getString("public_keys")),
                facts,
                row.getLong("key_revision"));
    }

    private static Optional<IssuanceFacts.AssignedPlan> plan(ResultSet row) throws SQLException {
        String code = row.getString("plan_code");
        if (code == null) {
            return Optional.empty();
        }
        EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
        for (Map.Entry<Limit, String> column : LIMIT_COLUMNS.entrySet()) {
            long value = row.getLong(column.getValue());
            if (!row.wasNull()) {
                limits.put(column.getKey(), value);
            }
        }
        return Optional.of(new IssuanceFacts.AssignedPlan(
                new PlanCode(code),
                PlanStatus.of(row.getString("plan_status")).orElseThrow(),
                row.getInt("revision"),
                Limits.of(limits)));
    }
}
