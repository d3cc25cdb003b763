package dev.mintmark.rest.resourceserver;

import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerId;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Resource servers, managed by operators (http-api §2, operators). */
@Path("/api/v1/resource-servers")
@Dependent
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class ResourceServersResource {
    private static final ListOrder ORDER = ListOrder.byId("resource-servers");

    private final ManageResourceServers servers;

    @Inject
    public ResourceServersResource(ManageResourceServers servers) {
        this.servers = servers;
    }

    /** A page of all resource servers. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<ResourceServerResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(servers.list(page), ORDER, ResourceServerResponse::from);
    }

    /** Registers a resource server. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String name = body.text("name");
        body.requireSound();
        var registered = servers.register(name);
        RegisteredResourceServerResponse answer = RegisteredResourceServerResponse.from(registered);
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .tag(EntityTags.of(registered.server().version()))
                .entity(answer)
                .build();
    }

    /** One resource server. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        ResourceServer server = servers.read(id(id));
        return EntityTags.answer(ifNoneMatch, server.version(), ResourceServerResponse.from(server));
    }

    /** Replaces a resource server's secret. */
    @POST
    @Path("{id}/secret")
    public Response regenerateSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var regenerated = servers.regenerate(id(id), expectedVersion(ifMatch, id(id)));
        return EntityTags.answer(regenerated.server().version(), NewSecretResponse.from(regenerated));
    }

    /** Deletes a resource server. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        servers.remove(id(id), expectedVersion(ifMatch, id(id)));
    }

    private Optional<Long> expectedVersion(String ifMatch, ResourceServerId id) {
        return EntityTags.expectedVersion(ifMatch, () -> servers.read(id).version());
    }

    private static ResourceServerId id(String text) {
        return ResourceServerId.parse(text).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
