package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** Tenants, managed by operators (http-api §2, operators). */
@Path("/api/v1/tenants")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TenantsResource {
    private static final ListOrder ORDER = ListOrder.byId("tenants");
    private static final List<String> READ_ONLY = List.of("id", "createdAt", "updatedAt");

    private final ManageTenants tenants;

    @Inject
    public TenantsResource(ManageTenants tenants) {
        this.tenants = tenants;
    }

    /** A page of tenants. */
    @GET
    @QueryNames({"limit", "cursor", "q"})
    public PageResponse<TenantResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        Optional<String> search = query.search("q");
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(tenants.list(search, page), ORDER, TenantResponse::from);
    }

    /** Registers a tenant. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String name = body.text("name");
        Optional<Long> appLimit = body.wholeNumber("appLimit");
        PlanPolicy planPolicy = planPolicy(body).orElse(PlanPolicy.OPEN);
        Optional<String> secretMaxAge = body.textChange("secretMaxAge");
        SecondFactorPolicy secondFactor = secondFactor(body).orElse(SecondFactorPolicy.OPTIONAL);
        body.requireSound();
        Tenant tenant = tenants.register(name, appLimit, planPolicy, secretMaxAge, secondFactor);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(tenant.id().toString())
                        .build())
                .tag(EntityTags.of(tenant.version()))
                .entity(TenantResponse.from(tenant))
                .build();
    }

    /** One tenant. */
    @GET
    @Path("{tenant}")
    public Response read(@PathParam("tenant") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Tenant tenant = tenants.read(PathIds.tenant(id));
        return EntityTags.answer(ifNoneMatch, tenant.version(), TenantResponse.from(tenant));
    }

    /** How many secrets of a tenant are older than an age. */
    @GET
    @Path("{tenant}/secret-age/impact")
    @QueryNames("secretMaxAge")
    public ManageTenants.SecretAgeImpact impactOfSecretAge(@PathParam("tenant") String id, @Context UriInfo uri) {
        TenantId tenant = tenants.read(PathIds.tenant(id)).id();
        return tenants.impactOfSecretAge(SecretAgeResource.maxAge(uri), Optional.of(tenant));
    }

    /** Changes a tenant. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{tenant}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("tenant") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        Tenant tenant = tenants.read(PathIds.tenant(id));
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, tenant::version);
        JsonBody body = JsonBody.read(sent);
        Violations violations = new Violations();
        body.refuseChangeOf(READ_ONLY, violations);
        var command = new ManageTenants.Command(
                tenant.id(),
                expectedVersion,
                body.textChange("name"),
                body.wholeNumber("appLimit"),
                planPolicy(body),
                body.oneOf("status", TenantStatus.class),
                body.textChange("secretMaxAge"),
                secondFactor(body));
        body.requireSound();
        if (!violations.isEmpty()) {
            EntityTags.requireVersion(expectedVersion, tenant.version());
            command.name().ifPresent(name -> DisplayName.parse(name, "name", violations));
            command.appLimit().ifPresent(limit -> Tenant.checkAppLimit(limit, "appLimit", violations));
            command.secretMaxAge().ifPresent(age -> Tenant.parseSecretMaxAge(age, "secretMaxAge", violations));
            violations.throwIfAny();
        }
        Tenant changed = tenants.change(command);
        return EntityTags.answer(changed.version(), TenantResponse.from(changed));
    }

    private static Optional<SecondFactorPolicy> secondFactor(JsonBody body) {
        return body.oneOf("secondFactor", SecondFactorPolicy.class);
    }

    private static Optional<PlanPolicy> planPolicy(JsonBody body) {
        return body.oneOf("planPolicy", PlanPolicy.class);
    }
}
