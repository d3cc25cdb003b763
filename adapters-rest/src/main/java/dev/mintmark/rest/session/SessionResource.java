package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.SignIn;
import dev.mintmark.application.port.in.session.SignOut;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Password;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.page.QueryParameters;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
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
    /** Where people sign in; signing in needs no session. */
    public static final String PATH = "/api/v1/session";

    private final SignIn signIn;
    private final SignOut signOut;
    private final CurrentMember current;
    private final RefreshCookie cookie;
    private final PasswordGuard guard;
    private final ClientAddress address;

    /** Works with these use cases. */
    @Inject
    public SessionResource(
            SignIn signIn,
            SignOut signOut,
            CurrentMember current,
            RefreshCookie cookie,
            PasswordGuard guard,
            ClientAddress address) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.current = current;
        this.cookie = cookie;
        this.guard = guard;
        this.address = address;
    }

    /** Starts a session. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startSession", summary = "Sign in")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Credentials.class)))
    @APIResponse(
            responseCode = "200",
            description = "Signed in.",
            headers = @Header(name = "Set-Cookie", ref = "RefreshCookie"))
    @APIResponse(
            responseCode = "401",
            description = "`sign_in_failed`, alike for an unknown address and a wrong password")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid field.")
    @APIResponse(
            responseCode = "429",
            description = "`too_many_attempts`: too many wrong passwords for this address of late")
    public SignedInAnswer start(
            byte[] sent, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        JsonBody body = JsonBody.read(sent);
        String email = body.text("email");
        String password = body.text("password");
        body.requireSound();
        Violations violations = new Violations();
        require(email, "email", violations);
        require(password, "password", violations);
        violations.throwIfAny();
        SignIn.SignedIn signedIn = guard.attempt(
                account(email), address.of(request), () -> signIn.signIn(email, Password.typed(password)));
        cookie.write(signedIn, response);
        return SignedInAnswer.from(signedIn);
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
    @APIResponse(
            responseCode = "204",
            description = "Ended.",
            headers = @Header(name = "Set-Cookie", ref = "RefreshCookie"))
    public void end(@Context UriInfo uri, @Context HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(uri);
        boolean everywhere = query.flag("everywhere").orElse(false);
        query.requireSound();
        if (everywhere) {
            signOut.everywhere(current.id());
        } else {
            signOut.here(current.session());
        }
        cookie.clear(response);
    }

    /** One word for all ways to write an address. */
    private static String account(String email) {
        return Email.parse(email, "email", new Violations()).map(Email::key).orElse(email);
    }

    /** Reports {@code required} for a text that is missing or empty; it may be null. */
    static void require(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        }
    }
}
