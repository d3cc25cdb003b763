package dev.mintmark.rest.oauth;

import dev.mintmark.domain.issuance.TokenPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Says to whoever was sent here to sign in that nobody does (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1">RFC 6749 §4.1.2.1</a>). Strict clients want the
 * endpoint to be there. It never redirects, since no redirect URI is registered for it.
 */
@Path(AuthorizationResource.PATH)
@Dependent
public final class AuthorizationResource {
    static final String PATH = "/connect/authorize";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>unsupported_response_type · Mintmark</title>
            </head>
            <body>
            <h1><code>unsupported_response_type</code></h1>
            <p>This server issues access tokens to services, by the client credentials grant (RFC 6749 §4.4).
            Nobody signs in here, and no response type of this endpoint is supported.</p>
            <p><a href="%1$s/docs/clients">How services get tokens</a> ·
            <a href="%1$s/docs/errors/unsupported_response_type">About this error</a></p>
            </body>
            </html>
            """;

    private final TokenPolicy policy;

    /** Publishes URLs under this policy's issuer. */
    @Inject
    public AuthorizationResource(TokenPolicy policy) {
        this.policy = policy;
    }

    /** The page, always with the status 400. */
    @GET
    public Response refuse() {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(PAGE.formatted(policy.issuer()))
                .build();
    }
}
