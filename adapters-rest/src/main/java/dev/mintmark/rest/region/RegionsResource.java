package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.host.ManageRegions;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.region.LicenseRegion;
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

/** License regions, managed by operators (http-api §2, operators). */
@Path("/api/v1/license-regions")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class RegionsResource {
    private static final ListOrder ORDER = ListOrder.byCode("license-regions");
    private static final List<String> READ_ONLY = List.of("code", "activeDatabase");

    private final ManageRegions regions;

    @Inject
    public RegionsResource(ManageRegions regions) {
        this.regions = regions;
    }

    /** A page of all regions. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<RegionResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(regions.list(page), ORDER, RegionResponse::from);
    }

    /** Creates a region, active unless the caller says otherwise. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        String code = body.text("code");
        String name = body.text("name");
        boolean active = body.flag("active").orElse(true);
        body.requireSound();
        LicenseRegion region = regions.create(code, name, active);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(region.code().value()).build())
                .tag(EntityTags.of(region.version()))
                .entity(RegionResponse.from(region))
                .build();
    }

    /** One region. */
    @GET
    @Path("{code}")
    public Response read(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        LicenseRegion region = regions.read(code);
        return EntityTags.answer(ifNoneMatch, region.version(), RegionResponse.from(region));
    }

    /** Changes a region. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{code}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        LicenseRegion region = regions.read(code);
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, region::version);
        JsonBody body = JsonBody.read(sent);
        Violations violations = new Violations();
        body.refuseChangeOf(READ_ONLY, violations);
        Optional<String> name = body.textChange("name");
        Optional<Boolean> active = body.flag("active");
        body.requireSound();
        if (!violations.isEmpty()) {
            EntityTags.requireVersion(expectedVersion, region.version());
            name.ifPresent(text -> DisplayName.parse(text, "name", violations));
            violations.throwIfAny();
        }
        LicenseRegion changed = regions.change(code, expectedVersion, name, active);
        return EntityTags.answer(changed.version(), RegionResponse.from(changed));
    }

    /** How many apps carry a region. */
    @GET
    @Path("{code}/impact")
    public RegionImpactResponse impact(@PathParam("code") String code) {
        return RegionImpactResponse.from(regions.impactOfRegion(code));
    }
}
