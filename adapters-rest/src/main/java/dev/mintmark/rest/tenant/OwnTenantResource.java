package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The current member's own tenant. */
@Path("/api/v1/tenant")
@Dependent
@Needs(Right.READ_APPS)
@Produces(MediaType.APPLICATION_JSON)
public final class OwnTenantResource {
    private final ManageTenants ownTenant;
    private final CurrentMember current;

    @Inject
    public OwnTenantResource(ManageTenants ownTenant, CurrentMember current) {
        this.ownTenant = ownTenant;
        this.current = current;
    }

    /** The tenant and how many apps it has. */
    @GET
    public Response view(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return EntityTags.answer(ifNoneMatch, OwnTenantResponse.from(ownTenant.view(current.tenant())));
    }
}
