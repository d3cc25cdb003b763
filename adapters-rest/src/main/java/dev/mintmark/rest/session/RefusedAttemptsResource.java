package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.KeepRefusedAttempts;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Refused sign-ins, and what else was refused, which stand outside the audit chains (rules §9). */
@Path("/api/v1/refused-sign-ins")
@Dependent
@Needs(Right.READ_INSTALLATION)
@Produces(MediaType.APPLICATION_JSON)
public final class RefusedAttemptsResource {
    private final KeepRefusedAttempts refusedAttempts;

    @Inject
    public RefusedAttemptsResource(KeepRefusedAttempts refusedAttempts) {
        this.refusedAttempts = refusedAttempts;
    }

    /** A page of them. */
    @GET
    @QueryNames({"limit", "cursor", "kind"})
    public PageResponse<RefusedAttemptResponse> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        Optional<RefusedAttempts.Kind> kind = kind(query);
        ListOrder order = ListOrder.byId(
                "refused-sign-ins " + kind.map(RefusedAttempts.Kind::code).orElse("of every kind"));
        var page = query.page(order);
        query.requireSound();
        return PageResponse.from(refusedAttempts.list(kind, page), order, RefusedAttemptResponse::from);
    }

    private static Optional<RefusedAttempts.Kind> kind(QueryParameters query) {
        Optional<String> word = query.text("kind");
        Optional<RefusedAttempts.Kind> kind = word.flatMap(code -> Coded.find(RefusedAttempts.Kind.class, code));
        if (word.isPresent() && kind.isEmpty()) {
            query.refuse("kind", "This is no kind. Give one such as sign_in.");
        }
        return kind;
    }
}
