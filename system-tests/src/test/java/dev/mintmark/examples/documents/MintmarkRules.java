package dev.mintmark.examples.documents;

import dev.mintmark.examples.AllowedOrigin;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the server does not look at: the scope, and from which pages browsers may use the token. */
@Provider
public class MintmarkRules implements ContainerRequestFilter {
    @Inject
    JsonWebToken token;

    @Override
    public void filter(ContainerRequestContext request) {
        if (token.getRawToken() == null) {
            return; // The role check refuses what needs a token.
        }
        String scope = token.getClaim("scope");
        String origin = request.getHeaderString("Origin");
        if (scope == null || !List.of(scope.split(" ")).contains("mintmark.api")) {
            request.abortWith(Response.status(403)
                    .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                    .build());
        } else if (origin != null
                && !AllowedOrigin.fits(
                        origin,
                        token.getClaim("allowed_domain_1"),
                        token.getClaim("allowed_domain_2"),
                        token.getClaim("allowed_domain_3"))) {
            request.abortWith(Response.status(403).build());
        }
    }
}
