package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.KeepRefusedSignIns;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Refused sign-ins, which stand outside the audit chains (rules §9). */
@Path("/api/v1/refused-sign-ins")
@Dependent
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class RefusedSignInsResource {
    private static final ListOrder ORDER = ListOrder.byId("refused-sign-ins");

    private final KeepRefusedSignIns refusedSignIns;

    @Inject
    public RefusedSignInsResource(KeepRefusedSignIns refusedSignIns) {
        this.refusedSignIns = refusedSignIns;
    }

    /** A page of them. */
    @GET
    @QueryNames({"limit", "cursor"})
    public PageResponse<RefusedSignInResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageResponse.from(refusedSignIns.list(page), ORDER, RefusedSignInResponse::from);
    }
}
