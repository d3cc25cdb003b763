package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The trusted issuers whose tokens a tenant can let its apps use. */
@Path("/api/v1/choices/trusted-issuers")
@Dependent
@RolesAllowed({Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public final class TrustedIssuerChoicesResource {
    private final ManageTrustedIssuers issuers;

    @Inject
    public TrustedIssuerChoicesResource(ManageTrustedIssuers issuers) {
        this.issuers = issuers;
    }

    /** Every enabled issuer. */
    @GET
    public PageResponse<TrustedIssuerChoice> list() {
        return PageResponse.ofAll(issuers.choices(), TrustedIssuerChoice::from);
    }
}
