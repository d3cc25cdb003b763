package dev.mintmark.rest.factor;

import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Second factors that a member of a tenant has lost, in an operator's hand (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/members/{memberId}/factors")
@Dependent
@Needs(Right.MANAGE_INSTALLATION)
public final class TenantMemberFactorsResource {
    private final ManageFactors factors;
    private final ManageTenants tenants;
    private final CurrentMember current;

    @Inject
    public TenantMemberFactorsResource(ManageFactors factors, ManageTenants tenants, CurrentMember current) {
        this.factors = factors;
        this.tenants = tenants;
        this.current = current;
    }

    /** Removes all of them. */
    @DELETE
    public void clear(@PathParam("tenant") String tenant, @PathParam("memberId") String member) {
        current.requireFreshSignIn();
        factors.clear(Owner.of(tenants.read(PathIds.tenant(tenant)).id()), PathIds.member(member), current.id());
    }
}
