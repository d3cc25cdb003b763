package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The trusted issuers whose tokens a tenant can let its apps use. */
@Path("/api/v1/choices/trusted-issuers")
@Dependent
@Needs(Right.READ_APPS)
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
