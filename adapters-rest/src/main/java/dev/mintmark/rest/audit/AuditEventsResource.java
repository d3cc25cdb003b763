package dev.mintmark.rest.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The audit trail: of the own tenant, and for operators of everything (http-api §2). */
@Path("/api/v1/audit-events")
@Dependent
public final class AuditEventsResource {
    /** One JSON text a line. */
    static final String NDJSON = "application/x-ndjson";

    private static final ListOrder ORDER = ListOrder.byId("audit-events");

    private final ReadAudit trail;
    private final ReadAudit verification;
    private final CurrentMember current;

    @Inject
    public AuditEventsResource(ReadAudit trail, ReadAudit verification, CurrentMember current) {
        this.trail = trail;
        this.verification = verification;
        this.current = current;
    }

    /** A page of records. */
    @GET
    @Needs(Right.READ_AUDIT)
    @QueryNames({"limit", "cursor", "tenantId", "appId", "actor", "action", "from", "to"})
    @Produces(MediaType.APPLICATION_JSON)
    public PageResponse<AuditEventResponse> list(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        AuditQuery query = query(parameters);
        Page.Request page = parameters.page(ORDER);
        parameters.requireSound();
        return PageResponse.from(trail.list(query, page), ORDER, AuditEventResponse::from);
    }

    /** Every record that fits. */
    @GET
    @Needs(Right.READ_AUDIT)
    @QueryNames({"limit", "cursor", "tenantId", "appId", "actor", "action", "from", "to"})
    @Produces(NDJSON)
    public StreamingOutput export(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        AuditQuery query = query(parameters);
        parameters.requireSound();
        return out -> write(query, out);
    }

    private void write(AuditQuery query, OutputStream out) throws IOException {
        Optional<Page.Position> after = Optional.empty();
        do {
            Page<ReadAudit.Recorded> page = trail.list(query, new Page.Request(Page.Request.MAX_LIMIT, after));
            for (ReadAudit.Recorded recorded : page.items()) {
                out.write((JsonText.of(AuditEventResponse.from(recorded)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            after = page.next();
        } while (after.isPresent());
    }

    /** Whether the chains hold. */
    @GET
    @Needs(Right.READ_INSTALLATION)
    @Path("verification")
    @Produces(MediaType.APPLICATION_JSON)
    public VerificationResponse verify() {
        return VerificationResponse.from(verification.verify());
    }

    private AuditQuery query(QueryParameters parameters) {
        return new AuditQuery(
                current.ownTenant(),
                parameters.text("tenantId"),
                parameters.text("appId"),
                parameters.text("actor"),
                action(parameters),
                parameters.instant("from"),
                parameters.instant("to"));
    }

    private static Optional<AuditAction> action(QueryParameters parameters) {
        Optional<String> word = parameters.text("action");
        Optional<AuditAction> action = word.flatMap(code -> Coded.find(AuditAction.class, code));
        if (word.isPresent() && action.isEmpty()) {
            parameters.refuse("action", "This is no action. Give one such as app.created.");
        }
        return action;
    }
}
