package dev.mintmark.persistence.token;

import dev.mintmark.application.port.out.token.IssuanceDirectory.Entry;
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
import dev.mintmark.persistence.store.StoredSecrets;
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

/** What issuing needs of an app, as one row tells it; kept after the connection is closed. */
final class IssuanceRow implements Entry {
    /** What is selected, from the tables by their short names in the directory's statements. */
    private enum Column {
        ID("a.id"),
        TENANT("a.tenant_id"),
        CLIENT_ID("a.client_id"),
        SECRET_DIGEST("a.secret_digest"),
        PUBLIC_KEYS("a.public_keys"),
        ENABLED("a.enabled"),
        REGION("a.region_code"),
        DATABASE("a.db_code"),
        DOMAIN_1("a.allowed_domain_1"),
        DOMAIN_2("a.allowed_domain_2"),
        DOMAIN_3("a.allowed_domain_3"),
        CREDENTIAL_VERSION("a.credential_version"),
        PREVIOUS_SECRET_DIGEST("a.previous_secret_digest"),
        PREVIOUS_SECRET_HINT("a.previous_secret_hint"),
        PREVIOUS_SECRET_CREATED("a.previous_secret_created_at"),
        PREVIOUS_SECRET_ENDS("a.previous_secret_ends_at"),
        CREDENTIAL_FLOOR("a.credential_floor"),
        SECRET_CREATED("a.secret_created_at"),
        SECRET_MAX_AGE("t.secret_max_age"),
        SECRET_MAX_AGE_SET("t.secret_max_age_set_at"),
        TENANT_STATUS("t.status"),
        PLAN("p.code"),
        PLAN_STATUS("p.status"),
        PLAN_REVISION("p.revision"),
        PER_DOCUMENT(Limit.PER_DOCUMENT),
        PER_HOUR(Limit.PER_HOUR),
        PER_DAY(Limit.PER_DAY),
        PER_WEEK(Limit.PER_WEEK),
        PER_MONTH(Limit.PER_MONTH),
        REQUESTS_PER_MINUTE(Limit.REQUESTS_PER_MINUTE),
        KEY_REVISION("k.revision"),
        API("r.id"),
        API_IDENTIFIER("r.identifier"),
        API_SCOPES("r.scopes"),
        SIGNING_ALGORITHM("r.signing_algorithm"),
        TOKEN_LIFETIME("r.token_lifetime"),
        TOKEN_TYPE("r.token_type"),
        API_ACCESS("r.access"),
        API_ENABLED("r.enabled"),
        PLAN_SCOPES("o.scopes"),
        REQUIRE_DPOP("r.require_dpop");

        private static final Map<Limit, Column> OF_LIMITS = new EnumMap<>(Limit.class);

        static {
            for (Column column : values()) {
                column.limit.ifPresent(limit -> OF_LIMITS.put(limit, column));
            }
        }

        private final String name;
        private final Optional<Limit> limit;

        Column(String name) {
            this.name = name;
            this.limit = Optional.empty();
        }

        Column(Limit limit) {
            this.name = "p." + LimitColumns.nameOf(limit);
            this.limit = Optional.of(limit);
        }
    }

    /** All columns, as a statement selects them. */
    static final String COLUMNS =
            Stream.of(Column.values()).map(column -> column.name).collect(Collectors.joining(", "));

    private final Object[] values = new Object[Column.values().length];
    private final Optional<SecretDigest> secret;
    private final Optional<Overlap> overlap;

    /** Reads the row that the result stands at, whose columns come in the order of {@link #COLUMNS}. */
    private IssuanceRow(ResultSet row) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        secret = Optional.ofNullable(text(Column.SECRET_DIGEST)).map(SecretDigest::ofHex);
        overlap = StoredSecrets.overlap(
                text(Column.PREVIOUS_SECRET_DIGEST),
                text(Column.PREVIOUS_SECRET_HINT),
                (Long) value(Column.PREVIOUS_SECRET_CREATED),
                (Long) value(Column.PREVIOUS_SECRET_ENDS),
                (Integer) value(Column.CREDENTIAL_FLOOR));
    }

    /** The next row; empty if there is none, or in its app's place nothing. */
    static Optional<IssuanceRow> next(ResultSet rows) throws SQLException {
        return rows.next()
                ? Optional.of(new IssuanceRow(rows)).filter(row -> row.value(Column.ID) != null)
                : Optional.empty();
    }

    String clientId() {
        return text(Column.CLIENT_ID);
    }

    @Override
    public Optional<SecretDigest> secret() {
        return secret;
    }

    @Override
    public Optional<Instant> secretCreatedAt() {
        return Optional.ofNullable((Long) value(Column.SECRET_CREATED)).map(Micros::instant);
    }

    @Override
    public Optional<SecretAge> secretAge() {
        return StoredSecrets.age((Long) value(Column.SECRET_MAX_AGE), (Long) value(Column.SECRET_MAX_AGE_SET));
    }

    @Override
    public Optional<Overlap> overlap() {
        return overlap;
    }

    @Override
    public List<ClientKey> publicKeys() {
        return ClientKeyLines.read(text(Column.PUBLIC_KEYS));
    }

    @Override
    public long keyRevision() {
        return number(Column.KEY_REVISION);
    }

    @Override
    public IssuanceFacts facts() {
        return new IssuanceFacts(
                new TenantId((UUID) value(Column.TENANT)),
                Coded.find(TenantStatus.class, text(Column.TENANT_STATUS)).orElseThrow(),
                new AppId((UUID) value(Column.ID)),
                new ClientId(text(Column.CLIENT_ID)),
                (Boolean) value(Column.ENABLED),
                Optional.ofNullable(text(Column.REGION)).map(RegionCode::new),
                Optional.ofNullable(text(Column.DATABASE)).map(DbCode::new),
                AllowedDomains.stored(text(Column.DOMAIN_1), text(Column.DOMAIN_2), text(Column.DOMAIN_3)),
                plan(),
                api(),
                Math.toIntExact(number(Column.CREDENTIAL_VERSION)),
                overlap);
    }

    private Optional<TargetApi> api() {
        if (value(Column.API) == null) {
            return Optional.empty();
        }
        return Optional.of(new TargetApi(
                new ResourceServerId((UUID) value(Column.API)),
                text(Column.API_IDENTIFIER),
                ScopeTexts.names(text(Column.API_SCOPES)),
                SigningAlgorithm.valueOf(text(Column.SIGNING_ALGORITHM)),
                Duration.ofSeconds(number(Column.TOKEN_LIFETIME)),
                Coded.find(TokenType.class, text(Column.TOKEN_TYPE)).orElseThrow(),
                Coded.find(ApiAccess.class, text(Column.API_ACCESS)).orElseThrow(),
                (Boolean) value(Column.API_ENABLED),
                Optional.ofNullable(text(Column.PLAN_SCOPES)).map(ScopeTexts::names),
                (Boolean) value(Column.REQUIRE_DPOP)));
    }

    private Optional<IssuanceFacts.AssignedPlan> plan() {
        String code = text(Column.PLAN);
        if (code == null) {
            return Optional.empty();
        }
        EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
        for (Map.Entry<Limit, Column> set : Column.OF_LIMITS.entrySet()) {
            if (value(set.getValue()) != null) {
                limits.put(set.getKey(), number(set.getValue()));
            }
        }
        return Optional.of(new IssuanceFacts.AssignedPlan(
                new PlanCode(code),
                Coded.find(PlanStatus.class, text(Column.PLAN_STATUS)).orElseThrow(),
                Math.toIntExact(number(Column.PLAN_REVISION)),
                Limits.stored(limits)));
    }

    private Object value(Column column) {
        return values[column.ordinal()];
    }

    private String text(Column column) {
        return (String) value(column);
    }

    private long number(Column column) {
        return ((Number) value(column)).longValue();
    }
}
