package dev.mintmark.rest.plan;

import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.MediaTypes;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans, managed by operators (http-api §2, operators). */
@Path("/api/v1/plans")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class PlansResource {
    private static final ListOrder ORDER = ListOrder.byCode("plans");
    private static final List<String> READ_ONLY = List.of("code", "revision");

    private final ManagePlans plans;

    @Inject
    public PlansResource(ManagePlans plans) {
        this.plans = plans;
    }

    /** A page of all plans. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<PlanResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(plans.list(page), ORDER, PlanResponse::from);
    }

    /** Creates a plan. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String code = body.text("code");
        String name = body.text("name");
        Map<Limit, Optional<BigDecimal>> limits = LimitsBody.changes(body);
        PlanStatus status = body.oneOf("status", PlanStatus.class).orElse(PlanStatus.DRAFT);
        List<OpenedApi.Input> apis = OpenedApisBody.read(body).orElse(List.of());
        body.requireSound();
        Plan plan = plans.create(code, name, Limits.NONE.merge(limits), status, apis);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(plan.code().value()).build())
                .tag(EntityTags.of(plan.version()))
                .entity(PlanResponse.from(plan))
                .build();
    }

    /** One plan. */
    @GET
    @Path("{code}")
    public Response read(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Plan plan = plans.read(code);
        return EntityTags.answer(ifNoneMatch, plan.version(), PlanResponse.from(plan));
    }

    /** Changes a plan. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{code}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        Plan plan = plans.read(code);
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, plan::version);
        JsonBody body = JsonBody.read(sent);
        Violations violations = new Violations();
        body.refuseChangeOf(READ_ONLY, violations);
        var command = new ManagePlans.Command(
                code,
                expectedVersion,
                body.textChange("name"),
                LimitsBody.changes(body),
                body.oneOf("status", PlanStatus.class),
                OpenedApisBody.read(body));
        body.requireSound();
        if (!violations.isEmpty()) {
            EntityTags.requireVersion(expectedVersion, plan.version());
            command.name().ifPresent(name -> DisplayName.parse(name, "name", violations));
            Limits.parse(plan.limits().merge(command.limits()), "limits", violations);
            violations.throwIfAny();
        }
        Plan changed = plans.change(command);
        return EntityTags.answer(changed.version(), PlanResponse.from(changed));
    }

    /** What retiring a plan would block. */
    @GET
    @Path("{code}/impact")
    public PlanImpactResponse impact(@PathParam("code") String code) {
        return PlanImpactResponse.from(plans.impact(code));
    }
}
