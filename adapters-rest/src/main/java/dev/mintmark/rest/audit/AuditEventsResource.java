package dev.mintmark.rest.audit;

import dev.mintmark.application.port.AuditQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.audit.ReadAuditTrail;
import dev.mintmark.application.port.in.audit.VerifyAuditTrail;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.openapi.Described;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageAnswer;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail: of the own tenant, and for operators of everything (http-api §2). */
@Path("/api/v1/audit-events")
@Dependent
@Tag(name = "Audit")
public final class AuditEventsResource {
    /** One JSON text a line. */
    static final String NDJSON = "application/x-ndjson";

    private static final ListOrder ORDER = ListOrder.byId("audit-events");

    private final ReadAuditTrail trail;
    private final VerifyAuditTrail verification;
    private final CurrentMember current;

    /** Works with these use cases. */
    @Inject
    public AuditEventsResource(ReadAuditTrail trail, VerifyAuditTrail verification, CurrentMember current) {
        this.trail = trail;
        this.verification = verification;
        this.current = current;
    }

    /** A page of records. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = "session")
    @Operation(
            operationId = "listAuditEvents",
            summary = "List audit events",
            description =
                    "The newest first: those of the own tenant, for operators all. With `Accept: application/x-ndjson`"
                            + " every event that fits, one JSON object a line, without pages.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "appId",
            in = ParameterIn.QUERY,
            description = "Only what was done to this app.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "actor",
            in = ParameterIn.QUERY,
            description = "Only what the member or management key with this id did.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "Only this action.",
            schema = @Schema(implementation = Described.AuditAction.class))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Only from this instant on.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Only before this instant.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @APIResponse(
            responseCode = "200",
            description = "A page of the events that fit, or all of them.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditEventPageDescription.class)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "An AuditEvent a line."))
            })
    public PageAnswer<AuditEventAnswer> list(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        AuditQuery query = query(parameters);
        Page.Request page = parameters.page(ORDER);
        parameters.requireSound();
        return PageAnswer.from(trail.list(query, page), ORDER, AuditEventAnswer::from);
    }

    /** Every record that fits. */
    @GET
    @Produces(NDJSON)
    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @Operation(hidden = true)
    public StreamingOutput export(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        AuditQuery query = query(parameters);
        parameters.requireSound();
        return out -> write(query, out);
    }

    private void write(AuditQuery query, OutputStream out) throws IOException {
        Optional<Page.Position> after = Optional.empty();
        do {
            Page<ReadAuditTrail.Recorded> page = trail.list(query, new Page.Request(Page.Request.MAX_LIMIT, after));
            for (ReadAuditTrail.Recorded recorded : page.items()) {
                out.write((JsonText.of(AuditEventAnswer.from(recorded)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            after = page.next();
        } while (after.isPresent());
    }

    /** Whether the chains hold. */
    @GET
    @Path("verification")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PLATFORM_ADMIN)
    @SecurityRequirement(name = Roles.PLATFORM_ADMIN)
    @Operation(
            operationId = "verifyAuditEvents",
            summary = "Verify the audit trail",
            description = "Reads every chain and checks the seal of each record; takes a while where there are many.")
    @APIResponse(responseCode = "200", description = "Whether the chains hold, and where not.")
    public VerificationAnswer verify() {
        return VerificationAnswer.from(verification.verify());
    }

    private AuditQuery query(QueryParameters parameters) {
        return new AuditQuery(
                current.ownTenant(),
                parameters.text("appId"),
                parameters.text("actor"),
                action(parameters),
                parameters.instant("from"),
                parameters.instant("to"));
    }

    private static Optional<AuditAction> action(QueryParameters parameters) {
        Optional<String> word = parameters.text("action");
        Optional<AuditAction> action = word.flatMap(AuditAction::of);
        if (word.isPresent() && action.isEmpty()) {
            parameters.refuse("action", "This is no action. Give one such as app.created.");
        }
        return action;
    }
}
