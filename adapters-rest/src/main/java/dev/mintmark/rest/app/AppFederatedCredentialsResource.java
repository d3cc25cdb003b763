package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The tokens of other issuers by which an app of the current member's own tenant is known (http-api §2, apps). */
@Path("/api/v1/apps/{id}/federated-credentials")
@Dependent
@Needs(Right.REPLACE_CREDENTIALS)
@Produces(MediaType.APPLICATION_JSON)
public final class AppFederatedCredentialsResource {
    private final ManageAppCredentials credentials;
    private final CurrentMember current;

    @Inject
    public AppFederatedCredentialsResource(ManageAppCredentials credentials, CurrentMember current) {
        this.credentials = credentials;
        this.current = current;
    }

    /** Replaces all of them; an empty list removes them. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        AppView view = credentials.replaceFederatedCredentials(
                current.tenant(),
                PathIds.app(id),
                version -> AppRequests.federated(sent, EntityTags.expectedVersion(ifMatch, () -> version)));
        return EntityTags.answer(view.app().version(), AppResponse.from(view));
    }
}
