package dev.mintmark.application.contract;

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

/** Everything that is stored, behind its ports: what a contract test needs of an implementation. */
public interface Stores {
    UnitOfWork unitOfWork();

    Apps apps();

    Tenants tenants();

    Regions regions();

    Plans plans();

    Members members();

    Sessions sessions();

    Factors factors();

    PendingSignIns pendingSignIns();

    KnownNetworks knownNetworks();

    Outbox outbox();

    Invitations invitations();

    PasswordResets passwordResets();

    IdentityProviders identityProviders();

    EmailDomains emailDomains();

    ForeignSessions foreignSessions();

    ManagementKeys managementKeys();

    RefusedAttemptCounts refusedAttemptCounts();

    SigningKeys signingKeys();

    KeyRevisions keyRevisions();

    IssuanceDirectory issuanceDirectory();

    Cuts cuts();

    UsedAssertions usedAssertions();

    ResourceServers resourceServers();

    TrustedIssuers trustedIssuers();

    FederationDirectory federationDirectory();

    Activities activities();

    AuditChains auditChains();

    AuditKeys auditKeys();

    EventFeed eventFeed();
}
