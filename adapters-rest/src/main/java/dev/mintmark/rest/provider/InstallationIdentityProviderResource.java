package dev.mintmark.rest.provider;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where operators sign in (http-api §2, sign-in). */
@Path("/api/v1/installation/identity-provider")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class InstallationIdentityProviderResource {
    private final IdentityProviderRequests requests;

    @Inject
    public InstallationIdentityProviderResource(IdentityProviderRequests requests) {
        this.requests = requests;
    }

    /** The provider. */
    @GET
    public Response read(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(Owner.installation(), ifNoneMatch);
    }

    /** Sets the provider. */
    @PUT
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return requests.put(Owner.installation(), ifMatch, sent);
    }

    /** Removes the provider. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    public void remove(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(Owner.installation(), ifMatch);
    }
}
