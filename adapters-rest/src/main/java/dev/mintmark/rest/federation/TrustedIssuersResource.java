package dev.mintmark.rest.federation;

import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.member.Right;
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

/** Trusted issuers, managed by operators (http-api §2, operators). */
@Path("/api/v1/trusted-issuers")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class TrustedIssuersResource {
    private static final ListOrder ORDER = ListOrder.byId("trusted-issuers");
    private static final List<String> READ_ONLY = List.of("issuer", "id", "createdAt", "updatedAt");

    private final ManageTrustedIssuers issuers;

    @Inject
    public TrustedIssuersResource(ManageTrustedIssuers issuers) {
        this.issuers = issuers;
    }

    /** A page of all trusted issuers. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<TrustedIssuerResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(issuers.list(page), ORDER, TrustedIssuerResponse::from);
    }

    /** Registers a trusted issuer. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(byte[] sent, @Context UriInfo uri) {
        JsonBody body = JsonBody.read(sent);
        var wanted = new ManageTrustedIssuers.Registration(body.text("issuer"), settings(body));
        body.requireSound();
        TrustedIssuer registered = issuers.register(wanted);
        TrustedIssuerResponse answer = TrustedIssuerResponse.from(registered);
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id()).build())
                .tag(EntityTags.of(registered.version()))
                .entity(answer)
                .build();
    }

    /** One trusted issuer. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        TrustedIssuer issuer = issuers.read(id(id));
        return EntityTags.answer(ifNoneMatch, issuer.version(), TrustedIssuerResponse.from(issuer));
    }

    /** Changes a trusted issuer. */
    @PATCH
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        TrustedIssuer issuer = issuers.read(id(id));
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, issuer::version);
        JsonBody body = JsonBody.read(sent);
        var change = new ManageTrustedIssuers.Change(
                expectedVersion,
                settings(body),
                READ_ONLY.stream().filter(body::has).toList());
        body.requireSound();
        TrustedIssuer changed = issuers.change(issuer.id(), change);
        return EntityTags.answer(changed.version(), TrustedIssuerResponse.from(changed));
    }

    /** Deletes a trusted issuer. */
    @DELETE
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}")
    public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        TrustedIssuerId issuer = id(id);
        issuers.remove(issuer, EntityTags.expectedVersion(ifMatch, () -> issuers.read(issuer)
                .version()));
    }

    /** What disabling an issuer would block. */
    @GET
    @Path("{id}/impact")
    public TrustedIssuerImpactResponse impact(@PathParam("id") String id) {
        return TrustedIssuerImpactResponse.from(issuers.impact(id(id)));
    }

    /** Fetches the issuer's keys now. */
    @POST
    @Needs(Right.MANAGE_INSTALLATION)
    @Path("{id}/check")
    public IssuerKeysResponse check(@PathParam("id") String id) {
        return IssuerKeysResponse.from(issuers.check(id(id)));
    }

    private static ManageTrustedIssuers.Input settings(JsonBody body) {
        return new ManageTrustedIssuers.Input(
                body.textChange("name"),
                body.textChange("jwksUri"),
                body.isNull("jwks")
                        ? Optional.of(Optional.empty())
                        : body.members("jwks").map(Optional::of),
                body.listOf("algorithms", IssuerAlgorithm.class),
                body.textChange("maxTokenLifetime"),
                body.flag("enabled"));
    }

    private static TrustedIssuerId id(String text) {
        return TrustedIssuerId.parse(text).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
