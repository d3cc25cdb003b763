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
    private static final Map<Limit, String> LIMIT_COLUMNS = Stream.of(Limit.values())
            .collect(Collectors.toMap(
                    limit -> limit, LimitColumns::nameOf, (one, same) -> one, () -> new EnumMap<>(Limit.class)));

    /** What is selected, from the tables by their short names in the directory's statements. */
    static final String COLUMNS = """
            a.id, a.tenant_id, a.client_id, a.secret_digest, a.public_keys, a.enabled, a.region_code, a.db_code,
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
            """.formatted(
                    LIMIT_COLUMNS.values().stream().map(column -> "p." + column).collect(Collectors.joining(", ")));

    /** The names of those, in the same order. */
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
    private final Optional<SecretDigest> secret;
    private final Optional<Overlap> overlap;

    /** Reads the row that the result stands at, whose columns come in the order of {@link #COLUMNS}. */
    private IssuanceRow(ResultSet row) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        secret = Optional.ofNullable(text("secret_digest")).map(SecretDigest::ofHex);
        overlap = StoredSecrets.overlap(
                text("previous_secret_digest"),
                text("previous_secret_hint"),
                (Long) value("previous_secret_created_at"),
                (Long) value("previous_secret_ends_at"),
                (Integer) value("credential_floor"));
    }

    /** The next row; empty if there is none, or in its app's place nothing. */
    static Optional<IssuanceRow> next(ResultSet rows) throws SQLException {
        return rows.next()
                ? Optional.of(new IssuanceRow(rows)).filter(row -> row.value("id") != null)
                : Optional.empty();
    }

    String clientId() {
        return text("client_id");
    }

    @Override
    public Optional<SecretDigest> secret() {
        return secret;
    }

    @Override
    public Optional<Instant> secretCreatedAt() {
        return Optional.ofNullable((Long) value("secret_created_at")).map(Micros::instant);
    }

    @Override
    public Optional<SecretAge> secretAge() {
        return StoredSecrets.age((Long) value("secret_max_age"), (Long) value("secret_max_age_set_at"));
    }

    @Override
    public Optional<Overlap> overlap() {
        return overlap;
    }

    @Override
    public List<ClientKey> publicKeys() {
        return ClientKeyLines.read(text("public_keys"));
    }

    @Override
    public long keyRevision() {
        return number("key_revision");
    }

    @Override
    public IssuanceFacts facts() {
        return new IssuanceFacts(
                new TenantId((UUID) value("tenant_id")),
                Coded.find(TenantStatus.class, text("tenant_status")).orElseThrow(),
                new AppId((UUID) value("id")),
                new ClientId(text("client_id")),
                (Boolean) value("enabled"),
                Optional.ofNullable(text("region_code")).map(RegionCode::new),
                Optional.ofNullable(text("db_code")).map(DbCode::new),
                AllowedDomains.stored(text("allowed_domain_1"), text("allowed_domain_2"), text("allowed_domain_3")),
                plan(),
                api(),
                Math.toIntExact(number("credential_version")),
                overlap);
    }

    private Optional<TargetApi> api() {
        if (value("api_id") == null) {
            return Optional.empty();
        }
        return Optional.of(new TargetApi(
                new ResourceServerId((UUID) value("api_id")),
                text("identifier"),
                ScopeTexts.names(text("api_scopes")),
                SigningAlgorithm.valueOf(text("signing_algorithm")),
                Duration.ofSeconds(number("token_lifetime")),
                Coded.find(TokenType.class, text("token_type")).orElseThrow(),
                Coded.find(ApiAccess.class, text("access")).orElseThrow(),
                (Boolean) value("api_enabled"),
                Optional.ofNullable(text("plan_scopes")).map(ScopeTexts::names),
                (Boolean) value("require_dpop")));
    }

    private Optional<IssuanceFacts.AssignedPlan> plan() {
        String code = text("plan_code");
        if (code == null) {
            return Optional.empty();
        }
        EnumMap<Limit, Long> limits = new EnumMap<>(Limit.class);
        LIMIT_COLUMNS.forEach((limit, column) -> {
            if (value(column) != null) {
                limits.put(limit, number(column));
            }
        });
        return Optional.of(new IssuanceFacts.AssignedPlan(
                new PlanCode(code),
                Coded.find(PlanStatus.class, text("plan_status")).orElseThrow(),
                Math.toIntExact(number("revision")),
                Limits.stored(limits)));
    }

    private Object value(String name) {
        return values[INDEX.get(name)];
    }

    private String text(String name) {
        return (String) value(name);
    }

    private long number(String name) {
        return ((Number) value(name)).longValue();
    }
}
