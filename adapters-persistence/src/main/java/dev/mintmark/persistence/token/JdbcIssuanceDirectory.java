package dev.mintmark.persistence.token;

import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import dev.mintmark.persistence.app.ClientKeyLines;
import dev.mintmark.persistence.host.LimitColumns;
import dev.mintmark.persistence.host.ScopeTexts;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.store.StoredSecrets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what issuing needs in one statement of its own, outside of any transaction: nothing but the database stands
 * between a changed row and the answer. Plain JDBC, because this is the path of every token.
 */
public final class JdbcIssuanceDirectory implements IssuanceDirectory {
    private static final Map<Limit, String> LIMIT_COLUMNS = Stream.of(Limit.values())
            .collect(Collectors.toMap(
                    limit -> limit, LimitColumns::nameOf, (one, same) -> one, () -> new EnumMap<>(Limit.class)));

    /**
     * Whether or not there is such an app, one row is found, answered and read alike: in the place of an app that there
     * is not, another one's, which is then thrown away. So the time tells nobody which client ids there are (rules §7).
     */
    private static final String SELECT = """
            SELECT a.id, a.tenant_id, a.client_id, a.secret_digest, a.public_keys, a.enabled, a.region_code, a.db_code,
                   a.allowed_domain_1, a.allowed_domain_2, a.allowed_domain_3, a.credential_version,
                   a.previous_secret_digest, a.previous_secret_hint, a.previous_secret_created_at,
                   a.previous_secret_ends_at, a.credential_floor, a.secret_created_at,
                   t.secret_max_age, t.secret_max_age_set_at,
                   t.status AS tenant_status,
                   p.code AS plan_code, p.status AS plan_status, p.revision,
                   %s,
                   k.revision AS key_revision,
                   r.id AS api_id, r.identifier, r.scopes AS api_scopes, r.signing_algorithm, r.token_lifetime,
                   r.token_type, r.access, r.enabled AS api_enabled, o.scopes AS plan_scopes,
                   r.require_dpop
            FROM signing_key_set k
            LEFT JOIN app a ON %s
            LEFT JOIN tenant t ON t.id = a.tenant_id
            LEFT JOIN plan p ON p.code = a.plan_code
            LEFT JOIN resource_server r ON %s
            LEFT JOIN plan_api o ON o.plan_code = a.plan_code AND o.resource_server_id = r.id
            WHERE k.purpose = 'ACCESS_TOKEN'
            """;

    private static final Statements BY_CLIENT_ID = new Statements(
            "a.client_id = COALESCE((SELECT known.client_id FROM app known WHERE known.client_id = ?), ?)");
    private static final Statements BY_TENANT_AND_ID = new Statements("a.tenant_id = ? AND a.id = ?");

    /** No identifier is empty. */
    private static final String OF_NO_API = "";

    private final StoreReader store;

    /**
     * An app that there was a moment ago, whose row is read in the place of one that there is not; empty text before
     * the first.
     */
    private volatile String standIn = "";

    public JdbcIssuanceDirectory(StoreReader store) {
        this.store = store;
    }

    @Override
    public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
        Optional<Row> found = query(BY_CLIENT_ID, clientId.value(), standIn, resource)
                .filter(row -> row.columns().text("client_id").equals(clientId.value()));
        found.ifPresent(row -> remember(clientId));
        return found.map(Entry.class::cast);
    }

    @Override
    public Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource) {
        return query(BY_TENANT_AND_ID, tenant.value(), app.value(), resource).map(Entry.class::cast);
    }

    private void remember(ClientId there) {
        if (!standIn.equals(there.value())) {
            standIn = there.value();
        }
    }

    private Optional<Row> query(Statements statements, Object one, Object other, Optional<String> resource) {
        String sql = resource.isPresent() ? statements.ofResource : statements.ofDefault;
        return store.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, one);
                statement.setObject(2, other);
                if (resource.isPresent()) {
                    statement.setString(3, resource.filter(Storable::isStorable).orElse(OF_NO_API));
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? entry(new Columns(row)) : Optional.empty();
                }
            }
        });
    }

    private static Optional<Row> entry(Columns row) {
        Row entry = new Row(row, Optional.ofNullable(row.text("secret_digest")).map(SecretDigest::ofHex), overlap(row));
        return row.value("id") == null ? Optional.empty() : Optional.of(entry);
    }

    private record Row(Columns columns, Optional<SecretDigest> secret, Optional<Overlap> overlap) implements Entry {
        @Override
        public Optional<Instant> secretCreatedAt() {
            return Optional.ofNullable((Long) columns.value("secret_created_at"))
                    .map(Micros::instant);
        }

        @Override
        public Optional<SecretAge> secretAge() {
            return StoredSecrets.age(
                    (Long) columns.value("secret_max_age"), (Long) columns.value("secret_max_age_set_at"));
        }

        @Override
        public List<ClientKey> publicKeys() {
            return ClientKeyLines.read(columns.text("public_keys"));
        }

        @Override
        public IssuanceFacts facts() {
            return JdbcIssuanceDirectory.facts(columns, overlap);
        }

        @Override
        public long keyRevision() {
            return columns.number("key_revision");
        }
    }

    private static IssuanceFacts facts(Columns row, Optional<Overlap> overlap) {
        return new IssuanceFacts(
                new TenantId((UUID) row.value("tenant_id")),
                Coded.find(TenantStatus.class, row.text("tenant_status")).orElseThrow(),
                new AppId((UUID) row.value("id")),
                new ClientId(row.text("client_id")),
                (Boolean) row.value("enabled"),
                Optional.ofNullable(row.text("region_code")).map(RegionCode::new),
                Optional.ofNullable(row.text("db_code")).map(DbCode::new),
                AllowedDomains.stored(
                        row.text("allowed_domain_1"), row.text("allowed_domain_2"), row.text("allowed_domain_3")),
                plan(row),
                api(row),
                Math.toIntExact(row.number("credential_version")),
                overlap);
    }

    private static Optional<Overlap> overlap(Columns row) {
        return StoredSecrets.overlap(
                row.text("previous_secret_digest"),
                row.text("previous_secret_hint"),
                (Long) row.value("previous_secret_created_at"),
                (Long) row.value("previous_secret_ends_at"),
                (Integer) row.value("credential_floor"));
    }

    /** The statements that find an app in one way: for the default API, and for one that is named. */
    private record Statements(String ofDefault, String ofResource) {
        Statements(String app) {
            this(select(app, "r.is_default = TRUE"), select(app, "r.identifier = ?"));
        }

        private static String select(String app, String api) {
            return SELECT.formatted(
                    LIMIT_COLUMNS.values().stream().map(column -> "p." + column).collect(Collectors.joining(", ")),
                    app,
                    api);
        }
    }

    private static Optional<TargetApi> api(Columns row) {
        if (row.value("api_id") == null) {
            return Optional.empty();
        }
        return Optional.of(new TargetApi(
                new ResourceServerId((UUID) row.value("api_id")),
                row.text("identifier"),
                ScopeTexts.names(row.text("api_scopes")),
                SigningAlgorithm.valueOf(row.text("signing_algorithm")),
                Duration.ofSeconds(row.number("token_lifetime")),
                Coded.find(TokenType.class, row.text("token_type")).orElseThrow(),
                Coded.find(ApiAccess.class, row.text("access")).orElseThrow(),
                (Boolean) row.value("api_enabled"),
                Optional.ofNullable(row.text("plan_scopes")).map(ScopeTexts::names),
                (Boolean) row.value("require_dpop")));
    }

    private static Optional<IssuanceFacts.AssignedPlan> plan(Columns row) {
        String code = row.text("plan_code");
        if (code == null) {
            return Optional.empty();
        }
        EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
        LIMIT_COLUMNS.forEach((limit, column) -> {
            if (row.value(column) != null) {
                limits.put(limit, row.number(column));
            }
        });
        return Optional.of(new IssuanceFacts.AssignedPlan(
                new PlanCode(code),
                Coded.find(PlanStatus.class, row.text("plan_status")).orElseThrow(),
                Math.toIntExact(row.number("revision")),
                Limits.stored(limits)));
    }

    /** Every value of a row, kept after the connection is closed. */
    private static final class Columns {
        private static final List<String> NAMES = List.of(
                "id",
                "tenant_id",
                "client_id",
                "secret_digest",
                "public_keys",
                "enabled",
                "region_code",
                "db_code",
                "allowed_domain_1",
                "allowed_domain_2",
                "allowed_domain_3",
                "credential_version",
                "previous_secret_digest",
                "previous_secret_hint",
                "previous_secret_created_at",
                "previous_secret_ends_at",
                "credential_floor",
                "secret_created_at",
                "secret_max_age",
                "secret_max_age_set_at",
                "tenant_status",
                "plan_code",
                "plan_status",
                "revision",
                "per_document",
                "per_hour",
                "per_day",
                "per_week",
                "per_month",
                "requests_per_minute",
                "key_revision",
                "api_id",
                "identifier",
                "api_scopes",
                "signing_algorithm",
                "token_lifetime",
                "token_type",
                "access",
                "api_enabled",
                "plan_scopes",
                "require_dpop");

        private static final Map<String, Integer> INDEX =
                NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, NAMES::indexOf));

        private final Object[] values = new Object[NAMES.size()];

        Columns(ResultSet row) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
        }

        Object value(String name) {
            return values[INDEX.get(name)];
        }

        String text(String name) {
            return (String) value(name);
        }

        long number(String name) {
            return ((Number) value(name)).longValue();
        }
    }
}
