package dev.mintmark.rest.managementkey;

import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
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

/** The management keys of the own tenant; for an operator, of the installation (http-api §2). */
@Path("/api/v1/management-keys")
@Dependent
@Needs(Right.READ_MANAGEMENT_KEYS)
@Produces(MediaType.APPLICATION_JSON)
public final class ManagementKeysResource {
    private final ManageManagementKeys keys;
    private final CurrentMember current;

    @Inject
    public ManagementKeysResource(ManageManagementKeys keys, CurrentMember current) {
        this.keys = keys;
        this.current = current;
    }

    /** A page. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<ManagementKeyResponse> list(@Context UriInfo uri) {
        Owner owner = current.owner();
        ListOrder order = ListOrder.byId("management keys of " + owner);
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageResponse.from(keys.list(owner, page), order, ManagementKeyResponse::from);
    }

    /** Makes one. */
    @POST
    @Needs(Right.MAKE_MANAGEMENT_KEYS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] sent, @Context UriInfo uri) {
        current.requireFreshSignIn();
        JsonBody body = JsonBody.read(sent);
        var command = new ManageManagementKeys.Command(
                current.member(),
                current.key(),
                body.text("name"),
                body.text("role"),
                body.has("apps") && !body.isNull("apps") ? body.texts("apps") : Optional.empty(),
                body.instant("expiresAt"));
        body.requireSound();
        IssuedManagementKeyResponse answer = IssuedManagementKeyResponse.from(keys.create(command));
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .entity(answer)
                .build();
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return EntityTags.answer(ifNoneMatch, ManagementKeyResponse.from(keys.read(current.owner(), id(id))));
    }

    /** Deletes one. */
    @DELETE
    @Needs(Right.REVOKE_MANAGEMENT_KEYS)
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        current.requireFreshSignIn();
        keys.delete(current.owner(), id(id));
    }

    private static ManagementKeyId id(String text) {
        return ManagementKeyId.parse(text).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
