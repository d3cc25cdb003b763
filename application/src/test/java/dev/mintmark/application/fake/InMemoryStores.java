package dev.mintmark.application.fake;

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
import java.util.function.Supplier;

/** All stores in memory. One unit of work runs at a time; one that fails leaves nothing behind. */
public final class InMemoryStores implements Stores {
    private final Object transaction = new Object();
    private final InMemoryTenants tenants = new InMemoryTenants();
    private final InMemoryRegions regions = new InMemoryRegions();
    private final InMemoryPlans plans = new InMemoryPlans();
    private final InMemoryPasswordResets passwordResets = new InMemoryPasswordResets();
    private final InMemoryFactors factors = new InMemoryFactors();
    private final InMemoryPendingSignIns pendingSignIns = new InMemoryPendingSignIns();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryIdentityProviders identityProviders = new InMemoryIdentityProviders(sessions);
    private final InMemoryKnownNetworks knownNetworks = new InMemoryKnownNetworks();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryMembers members =
            new InMemoryMembers(passwordResets, factors, pendingSignIns, identityProviders, knownNetworks);
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final InMemoryManagementKeys managementKeys = new InMemoryManagementKeys(sessions, passwordResets);
    private final InMemoryRefusedAttemptCounts refusedAttemptCounts = new InMemoryRefusedAttemptCounts();
    private final InMemorySigningKeys signingKeys = new InMemorySigningKeys();
    private final InMemoryUsedAssertions usedAssertions = new InMemoryUsedAssertions();
    private final InMemoryAudit audit = new InMemoryAudit();
    private final InMemoryApps apps = new InMemoryApps(tenants, plans, signingKeys);
    private final InMemoryResourceServers resourceServers = new InMemoryResourceServers(plans, apps);
    private final InMemoryTrustedIssuers trustedIssuers = new InMemoryTrustedIssuers(apps);
    private final InMemoryActivities activities = new InMemoryActivities(apps, resourceServers);

    public InMemoryStores() {
        passwordResets.require(reset -> members.find(reset.madeBy()).isPresent()
                && (reset.madeByKey().isEmpty()
                        || reset.madeByKey().flatMap(managementKeys::find).isPresent()));
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new UnitOfWork() {
            @Override
            public <T> T execute(Supplier<T> work) {
                synchronized (transaction) {
                    Runnable undo = snapshot();
                    boolean done = false;
                    try {
                        T result = work.get();
                        done = true;
                        return result;
                    } finally {
                        if (!done) {
                            undo.run();
                        }
                    }
                }
            }
        };
    }

    private Runnable snapshot() {
        Runnable undoTenants = tenants.snapshot();
        Runnable undoRegions = regions.snapshot();
        Runnable undoPlans = plans.snapshot();
        Runnable undoMembers = members.snapshot();
        Runnable undoSessions = sessions.snapshot();
        Runnable undoInvitations = invitations.snapshot();
        Runnable undoResets = passwordResets.snapshot();
        Runnable undoFactors = factors.snapshot();
        Runnable undoPending = pendingSignIns.snapshot();
        Runnable undoProviders = identityProviders.snapshot();
        Runnable undoNetworks = knownNetworks.snapshot();
        Runnable undoMails = outbox.snapshot();
        Runnable undoManagementKeys = managementKeys.snapshot();
        Runnable undoRefused = refusedAttemptCounts.snapshot();
        Runnable undoKeys = signingKeys.snapshot();
        Runnable undoServers = resourceServers.snapshot();
        Runnable undoIssuers = trustedIssuers.snapshot();
        Runnable undoAudit = audit.snapshot();
        Runnable undoActivities = activities.snapshot();
        Runnable undoApps = apps.snapshot();
        return () -> {
            undoTenants.run();
            undoRegions.run();
            undoPlans.run();
            undoMembers.run();
            undoSessions.run();
            undoInvitations.run();
            undoResets.run();
            undoFactors.run();
            undoPending.run();
            undoProviders.run();
            undoNetworks.run();
            undoMails.run();
            undoManagementKeys.run();
            undoRefused.run();
            undoKeys.run();
            undoServers.run();
            undoIssuers.run();
            undoAudit.run();
            undoActivities.run();
            undoApps.run();
        };
    }

    @Override
    public Cuts cuts() {
        return new InMemoryCuts(apps, tenants, plans, signingKeys, resourceServers);
    }

    @Override
    public Apps apps() {
        return apps;
    }

    @Override
    public Tenants tenants() {
        return tenants;
    }

    @Override
    public Regions regions() {
        return regions;
    }

    @Override
    public Plans plans() {
        return plans;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Factors factors() {
        return factors;
    }

    @Override
    public PendingSignIns pendingSignIns() {
        return pendingSignIns;
    }

    @Override
    public KnownNetworks knownNetworks() {
        return knownNetworks;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Invitations invitations() {
        return invitations;
    }

    @Override
    public PasswordResets passwordResets() {
        return passwordResets;
    }

    @Override
    public IdentityProviders identityProviders() {
        return identityProviders;
    }

    @Override
    public EmailDomains emailDomains() {
        return identityProviders;
    }

    @Override
    public ForeignSessions foreignSessions() {
        return identityProviders;
    }

    @Override
    public ManagementKeys managementKeys() {
        return managementKeys;
    }

    @Override
    public RefusedAttemptCounts refusedAttemptCounts() {
        return refusedAttemptCounts;
    }

    @Override
    public KeyRevisions keyRevisions() {
        return signingKeys::revision;
    }

    @Override
    public SigningKeys signingKeys() {
        return signingKeys;
    }

    @Override
    public ResourceServers resourceServers() {
        return resourceServers;
    }

    @Override
    public TrustedIssuers trustedIssuers() {
        return trustedIssuers;
    }

    @Override
    public FederationDirectory federationDirectory() {
        return trustedIssuers;
    }

    @Override
    public AuditChains auditChains() {
        return audit;
    }

    @Override
    public AuditKeys auditKeys() {
        return audit;
    }

    @Override
    public EventFeed eventFeed() {
        return audit;
    }

    @Override
    public Activities activities() {
        return activities;
    }

    @Override
    public UsedAssertions usedAssertions() {
        return usedAssertions;
    }

    @Override
    public IssuanceDirectory issuanceDirectory() {
        return apps.directory(resourceServers);
    }
}
