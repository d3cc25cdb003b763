package dev.mintmark.rest.provider;

import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
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

/** Where the people of the own tenant sign in (http-api §2, sign-in). */
@Path("/api/v1/identity-provider")
@Dependent
@Needs(Right.READ_IDENTITY_PROVIDER)
@Produces(MediaType.APPLICATION_JSON)
public final class IdentityProviderResource {
    private final IdentityProviderRequests requests;
    private final CurrentMember current;

    @Inject
    public IdentityProviderResource(IdentityProviderRequests requests, CurrentMember current) {
        this.requests = requests;
        this.current = current;
    }

    /** The provider. */
    @GET
    public Response read(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return requests.read(Owner.of(current.tenant()), ifNoneMatch);
    }

    /** Sets the provider. */
    @PUT
    @Needs(Right.MANAGE_IDENTITY_PROVIDER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        return requests.put(Owner.of(current.tenant()), ifMatch, sent);
    }

    /** Removes the provider. */
    @DELETE
    @Needs(Right.MANAGE_IDENTITY_PROVIDER)
    public void remove(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requests.remove(Owner.of(current.tenant()), ifMatch);
    }
}
