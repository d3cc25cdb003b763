package dev.mintmark.rest.provider;

import dev.mintmark.application.port.in.people.ManageIdentityProviders;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Which e-mail domains are a tenant's; operators enter them when they have been shown it (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/email-domains")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantEmailDomainsResource {
    private final ManageIdentityProviders providers;
    private final CurrentMember current;

    @Inject
    public TenantEmailDomainsResource(ManageIdentityProviders providers, CurrentMember current) {
        this.providers = providers;
        this.current = current;
    }

    /** All of them. */
    @GET
    public EmailDomainsResponse read(@PathParam("tenant") String id) {
        return EmailDomainsResponse.from(providers.domains(Owner.of(PathIds.tenant(id))));
    }

    /** Replaces all of them. */
    @PUT
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public EmailDomainsResponse put(@PathParam("tenant") String id, byte[] sent) {
        current.requireFreshSignIn();
        Owner owner = Owner.of(PathIds.tenant(id));
        JsonBody body = JsonBody.read(sent);
        Optional<List<String>> domains = body.texts("emailDomains");
        body.requireSound();
        Violations violations = new Violations();
        if (domains.isEmpty()) {
            violations.add("emailDomains", Fault.REQUIRED);
        }
        violations.throwIfAny();
        return EmailDomainsResponse.from(providers.setDomains(owner, domains.get()));
    }
}
