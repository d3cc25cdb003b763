package dev.mintmark.persistence;

import dev.mintmark.application.contract.Stores;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditKeys;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.key.KeyRevisions;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.application.port.out.people.EmailDomains;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.KnownNetworks;
import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.application.port.out.session.RefusedAttemptCounts;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.token.Cuts;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.persistence.activity.JpaActivities;
import dev.mintmark.persistence.app.JpaApps;
import dev.mintmark.persistence.audit.JpaAuditChains;
import dev.mintmark.persistence.audit.JpaAuditKeys;
import dev.mintmark.persistence.audit.JpaEventFeed;
import dev.mintmark.persistence.host.JpaPlans;
import dev.mintmark.persistence.host.JpaRegions;
import dev.mintmark.persistence.host.JpaResourceServers;
import dev.mintmark.persistence.host.JpaTenants;
import dev.mintmark.persistence.host.JpaTrustedIssuers;
import dev.mintmark.persistence.key.JdbcKeyRevisions;
import dev.mintmark.persistence.key.JpaSigningKeys;
import dev.mintmark.persistence.mail.JpaOutbox;
import dev.mintmark.persistence.people.JpaInvitations;
import dev.mintmark.persistence.people.JpaManagementKeys;
import dev.mintmark.persistence.people.JpaMembers;
import dev.mintmark.persistence.people.JpaPasswordResets;
import dev.mintmark.persistence.provider.JpaEmailDomains;
import dev.mintmark.persistence.provider.JpaForeignSessions;
import dev.mintmark.persistence.provider.JpaIdentityProviders;
import dev.mintmark.persistence.session.JpaFactors;
import dev.mintmark.persistence.session.JpaKnownNetworks;
import dev.mintmark.persistence.session.JpaPendingSignIns;
import dev.mintmark.persistence.session.JpaRefusedAttemptCounts;
import dev.mintmark.persistence.session.JpaSessions;
import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.store.TranslatingUnitOfWork;
import dev.mintmark.persistence.token.JdbcCuts;
import dev.mintmark.persistence.token.JdbcFederationDirectory;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import dev.mintmark.persistence.token.JdbcUsedAssertions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The adapters on one database, with a transaction-scoped entity manager as the container has one. */
public final class DatabaseStores implements Stores {
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final UnitOfWork unitOfWork;
    private final EntityManager em;
    private final IssuanceDirectory issuanceDirectory;
    private final DataSource dataSource;

    DatabaseStores(EntityManagerFactory entityManagers, DataSource dataSource) {
        this.unitOfWork = new TranslatingUnitOfWork(new LocalUnitOfWork(entityManagers));
        this.em = (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    if (current.get() == null) {
                        throw new IllegalStateException("outside of a unit of work");
                    }
                    try {
                        return method.invoke(current.get(), arguments);
                    } catch (InvocationTargetException error) {
                        throw error.getCause();
                    }
                });
        this.dataSource = dataSource;
        this.issuanceDirectory = JdbcIssuanceDirectory.ofOneConnection(new StoreReader(dataSource), 1);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public Apps apps() {
        return new JpaApps(em);
    }

    @Override
    public Tenants tenants() {
        return new JpaTenants(em);
    }

    @Override
    public Regions regions() {
        return new JpaRegions(em);
    }

    @Override
    public Plans plans() {
        return new JpaPlans(em);
    }

    @Override
    public Members members() {
        return new JpaMembers(em);
    }

    @Override
    public Sessions sessions() {
        return new JpaSessions(em);
    }

    @Override
    public Factors factors() {
        return new JpaFactors(em);
    }

    @Override
    public PendingSignIns pendingSignIns() {
        return new JpaPendingSignIns(em);
    }

    @Override
    public KnownNetworks knownNetworks() {
        return new JpaKnownNetworks(em);
    }

    @Override
    public Outbox outbox() {
        return new JpaOutbox(em);
    }

    @Override
    public Invitations invitations() {
        return new JpaInvitations(em);
    }

    @Override
    public PasswordResets passwordResets() {
        return new JpaPasswordResets(em);
    }

    @Override
    public IdentityProviders identityProviders() {
        return new JpaIdentityProviders(em);
    }

    @Override
    public EmailDomains emailDomains() {
        return new JpaEmailDomains(em);
    }

    @Override
    public ForeignSessions foreignSessions() {
        return new JpaForeignSessions(em);
    }

    @Override
    public ManagementKeys managementKeys() {
        return new JpaManagementKeys(em);
    }

    @Override
    public RefusedAttemptCounts refusedAttemptCounts() {
        return new JpaRefusedAttemptCounts(em);
    }

    @Override
    public SigningKeys signingKeys() {
        return new JpaSigningKeys(em);
    }

    @Override
    public ResourceServers resourceServers() {
        return new JpaResourceServers(em);
    }

    @Override
    public TrustedIssuers trustedIssuers() {
        return new JpaTrustedIssuers(em);
    }

    @Override
    public FederationDirectory federationDirectory() {
        return new JdbcFederationDirectory(new StoreReader(dataSource));
    }

    @Override
    public AuditChains auditChains() {
        return new JpaAuditChains(em);
    }

    @Override
    public AuditKeys auditKeys() {
        return new JpaAuditKeys(em);
    }

    @Override
    public EventFeed eventFeed() {
        return new JpaEventFeed(em);
    }

    @Override
    public Activities activities() {
        return new JpaActivities(em);
    }

    @Override
    public UsedAssertions usedAssertions() {
        return new JdbcUsedAssertions(dataSource);
    }

    @Override
    public KeyRevisions keyRevisions() {
        return new JdbcKeyRevisions(new StoreReader(dataSource));
    }

    @Override
    public Cuts cuts() {
        return new JdbcCuts(new StoreReader(dataSource));
    }

    @Override
    public IssuanceDirectory issuanceDirectory() {
        return issuanceDirectory;
    }

    /** What the container does around a transactional method, with a transaction of the entity manager's own. */
    private final class LocalUnitOfWork implements UnitOfWork {
        private final EntityManagerFactory entityManagers;

        LocalUnitOfWork(EntityManagerFactory entityManagers) {
            this.entityManagers = entityManagers;
        }

        @Override
        public <T> T execute(Supplier<T> work) {
            if (current.get() != null) {
                return work.get();
            }
            try (EntityManager manager = entityManagers.createEntityManager()) {
                current.set(manager);
                manager.getTransaction().begin();
                try {
                    T result = work.get();
                    manager.getTransaction().commit();
                    return result;
                } finally {
                    current.remove();
                    if (manager.getTransaction().isActive()) {
                        manager.getTransaction().rollback();
                    }
                }
            }
        }
    }
}
