package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ReadApps;
import dev.mintmark.application.port.in.app.ReplacePublicKeys;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.rest.body.JsonBody;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.PathIds;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys with which an app of the current member's own tenant authenticates (http-api §2, apps). */
@Path("/api/v1/apps/{id}/public-keys")
@Dependent
@Tag(name = "Apps")
@SecurityRequirement(name = Roles.TENANT_ADMIN)
@RolesAllowed(Roles.TENANT_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public final class AppPublicKeysResource {
    private final ReadApps apps;
    private final ReplacePublicKeys replacePublicKeys;
    private final CurrentMember current;

    /** Works with these use cases. */
    @Inject
    public AppPublicKeysResource(ReadApps apps, ReplacePublicKeys replacePublicKeys, CurrentMember current) {
        this.apps = apps;
        this.replacePublicKeys = replacePublicKeys;
        this.current = current;
    }

    /** Replaces all keys; an empty list removes them. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replacePublicKeys",
            summary = "Replace the public keys of an app",
            description =
                    "For `private_key_jwt` (RFC 7523). An empty list removes them all; the last credential stays.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PublicKeys.class)))
    @APIResponse(
            responseCode = "200",
            description = "The app as it is now.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = AppAnswer.class)))
    @APIResponse(responseCode = "409", description = "`tenant_inactive`, `last_credential`, `concurrent_change`")
    @APIResponse(responseCode = "422", description = "`validation_failed`: `errors` names every invalid key.")
    public Response replace(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] sent) {
        AppId app = PathIds.app(id);
        long version = apps.read(current.tenant(), app).app().version();
        JsonBody body = JsonBody.read(sent);
        Optional<List<Map<String, Object>>> keys = body.objects("keys");
        body.requireSound();
        Optional<Long> expectedVersion = EntityTags.expectedVersion(ifMatch, () -> version);
        if (keys.isEmpty()) {
            EntityTags.requireVersion(expectedVersion, version);
            Violations violations = new Violations();
            violations.add("keys", Fault.REQUIRED);
            violations.throwIfAny();
        }
        AppView view = replacePublicKeys.replace(current.tenant(), app, expectedVersion, keys.orElseThrow());
        return EntityTags.answer(view.app().version(), AppAnswer.from(view));
    }
}
