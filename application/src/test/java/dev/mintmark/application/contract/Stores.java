package dev.mintmark.application.contract;

import dev.mintmark.application.port.out.Activities;
import dev.mintmark.application.port.out.Apps;
import dev.mintmark.application.port.out.AuditChains;
import dev.mintmark.application.port.out.AuditKeys;
import dev.mintmark.application.port.out.EventFeed;
import dev.mintmark.application.port.out.Invitations;
import dev.mintmark.application.port.out.IssuanceDirectory;
import dev.mintmark.application.port.out.ManagementKeys;
import dev.mintmark.application.port.out.Members;
import dev.mintmark.application.port.out.Plans;
import dev.mintmark.application.port.out.RefusedSignInCounts;
import dev.mintmark.application.port.out.Regions;
import dev.mintmark.application.port.out.ResourceServers;
import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.application.port.out.Tenants;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.UsedAssertions;

/** Everything that is stored, behind its ports: what a contract test needs of an implementation. */
public interface Stores {
    UnitOfWork unitOfWork();

    Apps apps();

    Tenants tenants();

    Regions regions();

    Plans plans();

    Members members();

    Sessions sessions();

    Invitations invitations();

    ManagementKeys managementKeys();

    RefusedSignInCounts refusedSignInCounts();

    SigningKeys signingKeys();

    IssuanceDirectory issuanceDirectory();

    UsedAssertions usedAssertions();

    ResourceServers resourceServers();

    Activities activities();

    AuditChains auditChains();

    AuditKeys auditKeys();

    EventFeed eventFeed();
}
