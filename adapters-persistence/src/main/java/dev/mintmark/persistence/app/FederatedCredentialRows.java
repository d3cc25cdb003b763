package dev.mintmark.persistence.app;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.SubjectPattern;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.persistence.store.StoreErrors;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The federated credentials of apps, a row for each; read for many apps at once. */
final class FederatedCredentialRows {
    private static final Map<String, Refusal> RULES =
            Map.of("federated_credential_trusted_issuer_fk", Refusal.CONCURRENT_CHANGE);

    private final EntityManager em;

    FederatedCredentialRows(EntityManager em) {
        this.em = em;
    }

    /** The apps of these rows, in the same order. */
    List<App> appsOf(Collection<AppEntity> rows) {
        Map<UUID, List<Stored>> stored = stored(rows.stream().map(AppEntity::id).toList());
        return rows.stream()
                .map(row -> row.toDomain(credentials(stored.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    App appOf(AppEntity row) {
        return appsOf(List.of(row)).get(0);
    }

    /** Those of one app, in order. */
    List<FederatedCredential> of(AppId app) {
        return credentials(stored(List.of(app.value())).getOrDefault(app.value(), List.of()));
    }

    private static List<FederatedCredential> credentials(List<Stored> stored) {
        return stored.stream().map(Stored::credential).toList();
    }

    private Map<UUID, List<Stored>> stored(List<UUID> apps) {
        Map<UUID, List<Stored>> stored = new HashMap<>();
        if (apps.isEmpty()) {
            return stored;
        }
        StoreErrors.translated(() -> {
            Query query = em.createNativeQuery("SELECT app_id, name, trusted_issuer_id, subject, claims,"
                    + " last_subject, last_token_id, last_used_at FROM federated_credential WHERE app_id IN ("
                    + marks(apps.size()) + ") ORDER BY app_id, position");
            bind(query, apps);
            List<?> rows = query.getResultList();
            rows.stream().map(Object[].class::cast).forEach(row -> stored.computeIfAbsent(
                            (UUID) row[0], app -> new ArrayList<>())
                    .add(Stored.of(row)));
            return rows;
        });
        return stored;
    }

    /**
     * Takes over the credentials of an app whose row is written already, and so locked. The use of one that stays is
     * kept.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if one of the issuers has just been removed
     */
    void replace(App app) {
        StoreErrors.translated(RULES, () -> {
            lockIssuers(app);
            List<Stored> before =
                    stored(List.of(app.id().value())).getOrDefault(app.id().value(), List.of());
            em.createNativeQuery("DELETE FROM federated_credential WHERE app_id = ?1")
                    .setParameter(1, app.id().value())
                    .executeUpdate();
            for (int position = 0; position < app.credentials().federated().size(); position++) {
                FederatedCredential credential = app.credentials().federated().get(position);
                insert(
                        app.id(),
                        position,
                        before.stream()
                                .filter(old -> old.credential().equals(credential))
                                .findFirst()
                                .orElse(new Stored(credential, null, null, null)));
            }
            return app;
        });
    }

    /** Keeps the issuers from being removed; H2 does not when a row that refers to them is stored. */
    private void lockIssuers(App app) {
        List<UUID> issuers = app.credentials().federated().stream()
                .map(credential -> credential.issuer().value())
                .distinct()
                .sorted()
                .toList();
        if (issuers.isEmpty()) {
            return;
        }
        Query query = em.createNativeQuery(
                "SELECT id FROM trusted_issuer WHERE id IN (" + marks(issuers.size()) + ") ORDER BY id FOR UPDATE");
        bind(query, issuers);
        if (query.getResultList().size() < issuers.size()) {
            throw Versions.gone();
        }
    }

    private void insert(AppId app, int position, Stored stored) {
        FederatedCredential credential = stored.credential();
        em.createNativeQuery("INSERT INTO federated_credential (app_id, position, name, trusted_issuer_id, subject,"
                        + " claims, last_subject, last_token_id, last_used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
                        + " CAST(?7 AS VARCHAR), CAST(?8 AS VARCHAR), CAST(CAST(?9 AS VARCHAR) AS BIGINT))")
                .setParameter(1, app.value())
                .setParameter(2, position)
                .setParameter(3, credential.name().value())
                .setParameter(4, credential.issuer().value())
                .setParameter(5, credential.subject().value())
                .setParameter(6, ClaimLines.write(credential.claims()))
                .setParameter(7, stored.lastSubject())
                .setParameter(8, stored.lastTokenId())
                .setParameter(
                        9,
                        stored.lastUsedAt() == null ? null : stored.lastUsedAt().toString())
                .executeUpdate();
    }

    private static String marks(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
    }

    private static void bind(Query query, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            query.setParameter(i + 1, ids.get(i));
        }
    }

    /** A credential, and its last use; null where it has none. */
    private record Stored(FederatedCredential credential, String lastSubject, String lastTokenId, Long lastUsedAt) {
        static Stored of(Object[] row) {
            return new Stored(
                    new FederatedCredential(
                            new DisplayName((String) row[1]),
                            new TrustedIssuerId((UUID) row[2]),
                            new SubjectPattern((String) row[3]),
                            ClaimLines.read((String) row[4])),
                    (String) row[5],
                    (String) row[6],
                    (Long) row[7]);
        }
    }
}
