package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.SignIn;
import dev.mintmark.application.port.in.session.SignOut;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.page.QueryParameters;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in and out (http-api §2, sign-in). */
@Path(SessionResource.PATH)
@Dependent
@Tag(name = "Session")
@PermitAll
public final class SessionResource {
    /** Where people sign in; the one call of the management API that needs no session. */
    public static final String PATH = "/api/v1/session";

    private final SignIn signIn;
    private final SignOut signOut;
    private final CurrentMember current;

    /** Works with these use cases. */
    @Inject
    public SessionResource(SignIn signIn, SignOut signOut, CurrentMember current) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.current = current;
    }

    /** Starts a session. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startSession", summary = "Sign in")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Credentials.class)))
    @APIResponse(responseCode = "200", description = "Signed in.")
    @APIResponse(
            responseCode = "401",
            description = "`sign_in_failed`, alike for an unknown address and a wrong password")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    public SignedInAnswer start(byte[] sent) {
        JsonBody body = JsonBody.read(sent);
        String email = body.text("email");
        String password = body.text("password");
        body.requireSound();
        Violations violations = new Violations();
        require(email, "email", violations);
        require(password, "password", violations);
        violations.throwIfAny();
        return SignedInAnswer.from(signIn.signIn(email, Password.typed(password)));
    }

    /** Ends the session, or all of this member's. */
    @DELETE
    @SecurityRequirement(name = "session")
    @Operation(operationId = "endSession", summary = "Sign out")
    @Parameter(
            name = "everywhere",
            in = ParameterIn.QUERY,
            description = "End all sessions of this member.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(responseCode = "204", description = "Ended.")
    public void end(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        boolean everywhere = query.flag("everywhere").orElse(false);
        query.requireSound();
        if (everywhere) {
            signOut.everywhere(current.id());
        } else {
            signOut.here(current.session());
        }
    }

    private static void require(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        }
    }
}
