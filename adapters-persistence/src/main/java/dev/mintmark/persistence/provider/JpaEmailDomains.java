package dev.mintmark.persistence.provider;

import dev.mintmark.application.port.out.people.EmailDomains;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whose the e-mail domains are, in the database; its primary key gives each one owner. */
public final class JpaEmailDomains implements EmailDomains {
    private static final Map<String, Refusal> RULES = Map.of("email_domain_pk", Refusal.CONCURRENT_CHANGE);

    private final EntityManager em;

    public JpaEmailDomains(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<EmailDomain> of(Owner owner) {
        return StoreErrors.translated(() -> {
            String whose = owner.isInstallation() ? "tenant_id IS NULL" : "tenant_id = CAST(?1 AS UUID)";
            var query = em.createNativeQuery("SELECT domain FROM email_domain WHERE " + whose + " ORDER BY domain");
            owner.tenant().ifPresent(tenant -> query.setParameter(1, tenant.toString()));
            List<?> rows = query.getResultList();
            return rows.stream().map(row -> new EmailDomain((String) row)).toList();
        });
    }

    @Override
    public Optional<Owner> ownerOf(EmailDomain domain) {
        return StoreErrors.translated(() -> {
            List<?> rows = em.createNativeQuery(
                            "SELECT domain, CAST(tenant_id AS VARCHAR(36)) FROM email_domain WHERE domain = ?1")
                    .setParameter(1, domain.value())
                    .getResultList();
            return rows.stream()
                    .map(row -> ((Object[]) row)[1])
                    .map(tenant -> Rows.owner(tenant == null ? null : UUID.fromString((String) tenant)))
                    .findFirst();
        });
    }

    @Override
    public void add(Owner owner, EmailDomain domain, Instant now) {
        StoreErrors.translated(RULES, () -> em.createNativeQuery(
                        "INSERT INTO email_domain (domain, tenant_id, created_at) VALUES (?1, CAST(?2 AS UUID), ?3)")
                .setParameter(1, domain.value())
                .setParameter(2, Rows.tenant(owner))
                .setParameter(3, Micros.of(now))
                .executeUpdate());
    }

    @Override
    public void remove(EmailDomain domain) {
        StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM email_domain WHERE domain = ?1")
                .setParameter(1, domain.value())
                .executeUpdate());
    }
}
