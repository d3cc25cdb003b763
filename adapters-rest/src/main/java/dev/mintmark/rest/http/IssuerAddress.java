package dev.mintmark.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Puts the issuer in the place of whatever host a request names, so that every URL that is made of a request's own,
 * such as a {@code Location}, begins with it (http-api §2).
 */
@Provider
@PreMatching
public final class IssuerAddress implements ContainerRequestFilter {
    private final HttpServletRequest request;

    /** Looks at the current request. */
    public IssuerAddress(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Exchange exchange = Exchange.of(request);
        if (exchange == null || exchange.isOAuthRequest()) {
            return;
        }
        URI sent = context.getUriInfo().getRequestUri();
        String query = sent.getRawQuery() == null ? "" : "?" + sent.getRawQuery();
        context.setRequestUri(
                URI.create(exchange.issuer() + "/"), URI.create(exchange.issuer() + sent.getRawPath() + query));
    }
}
