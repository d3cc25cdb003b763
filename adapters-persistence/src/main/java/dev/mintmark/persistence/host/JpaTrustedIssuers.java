package dev.mintmark.persistence.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.persistence.store.Cursors;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trusted issuers in the database. */
public final class JpaTrustedIssuers implements TrustedIssuers {
    private static final Map<String, Refusal> RULES =
            Map.of("federated_credential_trusted_issuer_fk", Refusal.TRUSTED_ISSUER_IN_USE);

    private final EntityManager em;

    public JpaTrustedIssuers(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(TrustedIssuer issuer) {
        Rows.insert(em, TrustedIssuerEntity.from(issuer));
    }

    @Override
    public long lockAndCount() {
        return StoreErrors.translated(
                () -> (long) em.createNativeQuery("SELECT id FROM trusted_issuer ORDER BY id FOR UPDATE")
                        .getResultList()
                        .size());
    }

    @Override
    public TrustedIssuer update(TrustedIssuer issuer) {
        return StoreErrors.translated(() -> {
            TrustedIssuerEntity row =
                    Rows.require(em, TrustedIssuerEntity.class, issuer.id().value());
            row.change(issuer);
            em.flush();
            return row.toDomain();
        });
    }

    @Override
    public void remove(TrustedIssuer issuer) {
        StoreErrors.translated(RULES, () -> {
            // Whoever stores a credential of it locks its row first, too.
            TrustedIssuerEntity row = Rows.lock(
                            em, TrustedIssuerEntity.class, issuer.id().value())
                    .orElseThrow(Versions::gone);
            row.requireVersionOf(issuer);
            em.remove(row);
            em.flush();
            return row;
        });
    }

    @Override
    public Optional<TrustedIssuer> find(TrustedIssuerId id) {
        return Rows.find(em, TrustedIssuerEntity.class, id.value()).map(TrustedIssuerEntity::toDomain);
    }

    @Override
    public List<TrustedIssuer> findAll(Collection<TrustedIssuerId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return StoreErrors.translated(() -> em.createQuery(
                        "select i from TrustedIssuerEntity i where i.id in :ids", TrustedIssuerEntity.class)
                .setParameter("ids", ids.stream().map(TrustedIssuerId::value).toList())
                .getResultStream()
                .map(TrustedIssuerEntity::toDomain)
                .toList());
    }

    @Override
    public Page<TrustedIssuer> list(Page.Request page) {
        return StoreErrors.translated(() -> {
            List<TrustedIssuer> issuers = em.createQuery(
                            "select i from TrustedIssuerEntity i where i.id > :after order by i.id",
                            TrustedIssuerEntity.class)
                    .setParameter("after", Cursors.afterId(page))
                    .setMaxResults(page.limit() + 1)
                    .getResultStream()
                    .map(TrustedIssuerEntity::toDomain)
                    .toList();
            return Page.cut(issuers, page.limit(), issuer -> Cursors.at(issuer.id()));
        });
    }

    @Override
    public List<TrustedIssuer> choices() {
        return StoreErrors.translated(() -> em.createQuery(
                        "select i from TrustedIssuerEntity i where i.enabled = true order by i.id",
                        TrustedIssuerEntity.class)
                .getResultStream()
                .map(TrustedIssuerEntity::toDomain)
                .sorted(Comparator.comparing(TrustedIssuer::name))
                .toList());
    }

    @Override
    public Usage usage(TrustedIssuerId id) {
        return StoreErrors.translated(() -> {
            Object[] row = (Object[]) em.createNativeQuery(
                            "SELECT COUNT(DISTINCT c.app_id), COUNT(DISTINCT a.tenant_id), MAX(c.last_used_at)"
                                    + " FROM federated_credential c JOIN app a ON a.id = c.app_id"
                                    + " WHERE c.trusted_issuer_id = ?1")
                    .setParameter(1, id.value())
                    .getSingleResult();
            return new Usage(
                    ((Number) row[0]).longValue(),
                    ((Number) row[1]).longValue(),
                    Optional.ofNullable((Long) row[2]).map(Micros::instant));
        });
    }
}
