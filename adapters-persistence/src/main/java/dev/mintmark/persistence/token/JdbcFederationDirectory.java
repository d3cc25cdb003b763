package dev.mintmark.persistence.token;

import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.SubjectPattern;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.persistence.app.ClaimLines;
import dev.mintmark.persistence.host.TrustedIssuerColumns;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads in one statement of its own, outside of any transaction, as the directory of issuance does. */
public final class JdbcFederationDirectory implements FederationDirectory {
    private static final String MATCHES = """
            SELECT i.id, i.issuer, i.name, i.jwks_uri, i.jwks, i.algorithms, i.max_token_lifetime, i.enabled,
                   i.created_at, i.updated_at, i.version,
                   c.name AS credential, c.subject, c.claims
            FROM trusted_issuer i
            LEFT JOIN federated_credential c ON c.trusted_issuer_id = i.id
                AND c.app_id = (SELECT a.id FROM app a WHERE a.client_id = ?)
            WHERE i.issuer = ?
            ORDER BY i.id, c.position
            """;

    private static final String ANY = "SELECT 1 FROM federated_credential WHERE app_id = ?";

    private final StoreReader store;

    public JdbcFederationDirectory(StoreReader store) {
        this.store = store;
    }

    @Override
    public List<Match> find(ClientId clientId, String issuer) {
        String stored = Storable.isStorable(issuer) ? issuer : "";
        return query(MATCHES, JdbcFederationDirectory::matches, clientId.value(), stored);
    }

    @Override
    public boolean hasAny(AppId app) {
        return query(ANY, ResultSet::next, app.value());
    }

    private static List<Match> matches(ResultSet rows) throws SQLException {
        List<Match> matches = new ArrayList<>();
        while (rows.next()) {
            TrustedIssuer issuer = issuer(rows);
            matches.add(new Match(issuer, credential(rows, issuer.id())));
        }
        return matches;
    }

    private static TrustedIssuer issuer(ResultSet row) throws SQLException {
        return new TrustedIssuer(
                new TrustedIssuerId(row.getObject("id", UUID.class)),
                row.getString("issuer"),
                TrustedIssuerColumns.settings(
                        row.getString("name"),
                        row.getString("jwks_uri"),
                        row.getString("jwks"),
                        row.getString("algorithms"),
                        row.getLong("max_token_lifetime"),
                        row.getBoolean("enabled")),
                Micros.instant(row.getLong("created_at")),
                Micros.instant(row.getLong("updated_at")),
                row.getLong("version"));
    }

    private static Optional<FederatedCredential> credential(ResultSet row, TrustedIssuerId issuer) throws SQLException {
        String name = row.getString("credential");
        return name == null
                ? Optional.empty()
                : Optional.of(new FederatedCredential(
                        new DisplayName(name),
                        issuer,
                        new SubjectPattern(row.getString("subject")),
                        ClaimLines.read(row.getString("claims"))));
    }

    private <T> T query(String sql, Reading<T> reading, Object... parameters) {
        return store.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return reading.read(rows);
                }
            }
        });
    }

    /** Reads the rows of an answer. */
    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
