package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.ChangeOwnPassword;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.ClientAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A member's own password (http-api §2, sign-in). */
@Path(OwnPasswordResource.PATH)
@Dependent
@Tag(name = "Session")
@SecurityRequirement(name = "session")
@PermitAll
public final class OwnPasswordResource {
    static final String PATH = SessionResource.PATH + "/password";

    private final ChangeOwnPassword changeOwnPassword;
    private final CurrentMember current;
    private final PasswordGuard guard;
    private final ClientAddress address;

    /** Works with this use case. */
    @Inject
    public OwnPasswordResource(
            ChangeOwnPassword changeOwnPassword, CurrentMember current, PasswordGuard guard, ClientAddress address) {
        this.changeOwnPassword = changeOwnPassword;
        this.current = current;
        this.guard = guard;
        this.address = address;
    }

    /** Replaces the password. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Change one's own password",
            description = "This session goes on; the member's others end.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PasswordChange.class)))
    @APIResponse(responseCode = "204", description = "Changed.")
    @APIResponse(responseCode = "409", description = "`concurrent_change`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`validation_failed`: `errors` names every invalid field: `wrong_password` at `current`, `weak_password` at `new`.")
    @APIResponse(
            responseCode = "429",
            description = "`too_many_attempts`: too many wrong passwords for this address of late")
    public void change(byte[] sent, @Context HttpServletRequest request) {
        JsonBody body = JsonBody.read(sent);
        String old = body.text("current");
        String replacement = body.text("new");
        body.requireSound();
        Violations violations = new Violations();
        SessionResource.require(old, "current", violations);
        SessionResource.require(replacement, "new", violations);
        violations.throwIfAny();
        guard.attempt("member " + current.id(), address.of(request), () -> {
            changeOwnPassword.change(current.id(), current.session(), Password.typed(old), Password.typed(replacement));
            return current.id();
        });
    }
}
