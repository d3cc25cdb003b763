package dev.mintmark.rest.resourceserver;

import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Resource servers, managed by operators (http-api §2, operators). */
@Path("/api/v1/resource-servers")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class ResourceServersResource {
    private static final ListOrder ORDER = ListOrder.byId("resource-servers");

    private static final List<String> READ_ONLY = List.of(
            "identifier", "isDefault", "id", "clientId", "secretHint", "secretCreatedAt", "createdAt", "updatedAt");

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
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        var wanted = new ManageResourceServers.Registration(
                body.text("name"), Optional.ofNullable(body.text("identifier")), ApiBody.settings(body));
        body.requireSound();
        var registered = servers.register(wanted);
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

    /** Changes a resource server. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        ResourceServer server = servers.read(id(id));
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, server::version);
        JsonBody body = JsonBody.read(sent);
        var change = new ManageResourceServers.Change(
                expectedVersion,
                body.textChange("name"),
                ApiBody.settings(body),
                READ_ONLY.stream().filter(body::has).toList());
        body.requireSound();
        ResourceServer changed = servers.change(server.id(), change);
        return EntityTags.answer(changed.version(), ResourceServerResponse.from(changed));
    }

    /** What disabling an API would block. */
    @GET
    @Path("{id}/impact")
    public ResourceServerImpactResponse impact(@PathParam("id") String id) {
        return ResourceServerImpactResponse.from(servers.impact(id(id)));
    }

    /** What the API publishes about itself at its own address. */
    @GET
    @Path("{id}/protected-resource-metadata")
    public Response metadata(@PathParam("id") String id) {
        return Response.ok(JsonText.of(servers.metadata(id(id)))).build();
    }

    /** Replaces a resource server's secret. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}/secret")
    public Response regenerateSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var regenerated = servers.regenerate(id(id), expectedVersion(ifMatch, id(id)));
        return EntityTags.answer(regenerated.server().version(), NewSecretResponse.from(regenerated));
    }

    /** Deletes a resource server. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
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
