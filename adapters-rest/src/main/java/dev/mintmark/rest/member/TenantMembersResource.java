package dev.mintmark.rest.member;

import dev.mintmark.application.port.in.member.ManageMembers;
import dev.mintmark.application.port.in.tenant.ManageTenants;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The members of a tenant, managed by operators (http-api §2, operators). */
@Path("/api/v1/tenants/{tenant}/members")
@Dependent
@Tag(name = "Tenants")
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantMembersResource {
    private final ManageTenants tenants;
    private final ManageMembers members;

    /** Works with these use cases. */
    @Inject
    public TenantMembersResource(ManageTenants tenants, ManageMembers members) {
        this.tenants = tenants;
        this.members = members;
    }

    /** A page of a tenant's members. */
    @GET
    @Operation(operationId = "listMembersOfTenant", summary = "List the members of a tenant")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page of the tenant's members.")
    public PageAnswer<MemberAnswer> list(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        TenantId id = existing(tenant);
        ListOrder order = ListOrder.byId("members of " + id);
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageAnswer.from(members.list(id, page), order, MemberAnswer::from);
    }

    /** Adds a member. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addMemberToTenant", summary = "Add a member to a tenant")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MemberCreation.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = MemberAnswer.class)))
    @APIResponse(responseCode = "409", description = "`email_taken`")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public Response add(@PathParam("tenant") String tenant, byte[] sent, @Context UriInfo uri) {
        TenantId id = existing(tenant);
        JsonBody body = JsonBody.read(sent);
        var command = new ManageMembers.Command(
                id,
                body.text("email"),
                body.text("displayName"),
                Optional.ofNullable(body.text("password")).map(Password::typed),
                body.texts("roles").orElse(null));
        body.requireSound();
        MemberAnswer answer = MemberAnswer.from(members.add(command));
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .entity(answer)
                .build();
    }

    private TenantId existing(String tenant) {
        return tenants.read(PathIds.tenant(tenant)).id();
    }
}
