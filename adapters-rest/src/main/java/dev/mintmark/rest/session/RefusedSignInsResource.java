package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.KeepRefusedSignIns;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.page.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Refused sign-ins, which stand outside the audit chains (rules §9). */
@Path("/api/v1/refused-sign-ins")
@Dependent
@Tag(name = "Audit")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@SecurityRequirement(name = Roles.PLATFORM_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class RefusedSignInsResource {
    private static final ListOrder ORDER = ListOrder.byId("refused-sign-ins");

    private final KeepRefusedSignIns refusedSignIns;

    /** Works with this use case. */
    @Inject
    public RefusedSignInsResource(KeepRefusedSignIns refusedSignIns) {
        this.refusedSignIns = refusedSignIns;
    }

    /** A page of them. */
    @GET
    @Operation(
            operationId = "listRefusedSignIns",
            summary = "List refused sign-ins",
            description =
                    "Summed per account, address and minute, at most 5 seconds behind, and kept for 90 days. They are no records of the audit trail.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page, the latest first.")
    public PageAnswer<RefusedSignInAnswer> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        var page = query.page(ORDER);
        query.requireSound();
        return PageAnswer.from(refusedSignIns.list(page), ORDER, RefusedSignInAnswer::from);
    }
}
