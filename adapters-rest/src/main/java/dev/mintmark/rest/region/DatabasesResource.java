package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.host.ManageRegions;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.region.RegionDatabase;
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
import java.util.List;
import java.util.Optional;

/** The databases of a license region, managed by operators (http-api §2, operators). */
@Path("/api/v1/license-regions/{code}/databases")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class DatabasesResource {
    private static final List<String> READ_ONLY = List.of("dbCode");

    private final ManageRegions regions;

    @Inject
    public DatabasesResource(ManageRegions regions) {
        this.regions = regions;
    }

    /** A page of a region's databases. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<DatabaseResponse> list(@PathParam("code") String code, @Context UriInfo uri) {
        String region = regions.read(code).code().value();
        ListOrder order = ListOrder.byCode("databases of " + region);
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(order);
        query.requireSound();
        return PageResponse.from(regions.listDatabases(region, page), order, DatabaseResponse::from);
    }

    /** Creates a database, not active unless the caller says otherwise. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("code") String code, byte[] sent, @Context UriInfo uri) {
        String region = regions.read(code).code().value();
        JsonBody body = JsonBody.read(sent);
        String dbCode = body.text("dbCode");
        String description = Optional.ofNullable(body.text("description")).orElse("");
        boolean active = body.flag("active").orElse(false);
        body.requireSound();
        var database = regions.createDatabase(region, dbCode, description, active);
        DatabaseResponse answer = DatabaseResponse.from(database);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(answer.dbCode()).build())
                .tag(EntityTags.of(database.version()))
                .entity(answer)
                .build();
    }

    /** One database. */
    @GET
    @Path("{dbCode}")
    public Response read(
            @PathParam("code") String code,
            @PathParam("dbCode") String dbCode,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        var database = regions.readDatabase(code, dbCode);
        return EntityTags.answer(ifNoneMatch, database.version(), DatabaseResponse.from(database));
    }

    /** Changes a database. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{dbCode}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("code") String code,
            @PathParam("dbCode") String dbCode,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] sent) {
        var database = regions.readDatabase(code, dbCode);
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, database::version);
        JsonBody body = JsonBody.read(sent);
        Violations violations = new Violations();
        body.refuseChangeOf(READ_ONLY, violations);
        Optional<String> description = body.textChange("description");
        Optional<Boolean> active = body.flag("active");
        body.requireSound();
        if (!violations.isEmpty()) {
            EntityTags.requireVersion(expectedVersion, database.version());
            description.ifPresent(text -> RegionDatabase.checkDescription(text, "description", violations));
            violations.throwIfAny();
        }
        var changed = regions.changeDatabase(code, dbCode, expectedVersion, description, active);
        return EntityTags.answer(changed.version(), DatabaseResponse.from(changed));
    }

    /** How many apps carry a database. */
    @GET
    @Path("{dbCode}/impact")
    public RegionImpactResponse impact(@PathParam("code") String code, @PathParam("dbCode") String dbCode) {
        return RegionImpactResponse.from(regions.impactOfDatabase(code, dbCode));
    }
}
