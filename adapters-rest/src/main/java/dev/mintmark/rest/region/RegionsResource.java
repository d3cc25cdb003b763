package dev.mintmark.rest.region;

import dev.mintmark.application.port.in.region.AssessRegionImpact;
import dev.mintmark.application.port.in.region.ManageRegions;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.MediaTypes;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** License regions, managed by operators (http-api §2, operators). */
@Path("/api/v1/license-regions")
@Dependent
@Tag(name = "License regions")
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class RegionsResource {
    private static final ListOrder ORDER = ListOrder.byCode("license-regions");
    private static final List<String> READ_ONLY = List.of("code");

    private final ManageRegions regions;
    private final AssessRegionImpact impact;

    /** Works with these use cases. */
    @Inject
    public RegionsResource(ManageRegions regions, AssessRegionImpact impact) {
        this.regions = regions;
        this.impact = impact;
    }

    /** A page of all regions. */
    @GET
    @Operation(operationId = "listRegions", summary = "List license regions")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page of all license regions.")
    public PageAnswer<RegionAnswer> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageAnswer.from(regions.list(page), ORDER, RegionAnswer::from);
    }

    /** Creates a region, active unless the caller says otherwise. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createRegion", summary = "Create a license region")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RegionCreation.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = RegionAnswer.class)))
    @APIResponse(responseCode = "409", description = "`code_taken`")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
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
                .entity(RegionAnswer.from(region))
                .build();
    }

    /** One region. */
    @GET
    @Path("{code}")
    @Operation(operationId = "readRegion", summary = "Read a license region")
    @APIResponse(
            responseCode = "200",
            description = "The license region.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = RegionAnswer.class)))
    public Response read(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        LicenseRegion region = regions.read(code);
        return EntityTags.answer(ifNoneMatch, region.version(), RegionAnswer.from(region));
    }

    /** Changes a region. */
    @PATCH
    @Path("{code}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeRegion",
            summary = "Change a license region",
            description = "Apps that carry it keep it, and keep getting tokens.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RegionChange.class)))
    @APIResponse(
            responseCode = "200",
            description = "The license region as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = RegionAnswer.class)))
    @APIResponse(responseCode = "409", description = "`concurrent_change`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`validation_failed`: `errors` names every invalid field, and each that is only read: `read_only_field`.")
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
        return EntityTags.answer(changed.version(), RegionAnswer.from(changed));
    }

    /** How many apps carry a region. */
    @GET
    @Path("{code}/impact")
    @Operation(operationId = "assessRegionImpact", summary = "Ask how many apps carry a license region")
    @APIResponse(responseCode = "200", description = "How many apps carry it.")
    public RegionImpactAnswer impact(@PathParam("code") String code) {
        return RegionImpactAnswer.from(impact.ofRegion(code));
    }
}
