package dev.mintmark.verifier.rest;

import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.DpopRequest;
import dev.mintmark.verifier.Verifier;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** In front of one resource method. */
final class ProtectionFilter implements ContainerRequestFilter {
    private final Verifier verifier;
    private final String[] scopes;

    ProtectionFilter(Verifier verifier, String... scopes) {
        this.verifier = verifier;
        this.scopes = scopes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = verifier.authenticate(
                request.getHeaderString(HttpHeaders.AUTHORIZATION),
                new DpopRequest(
                        request.getMethod(),
                        request.getUriInfo().getRequestUri().getRawPath(),
                        request.getHeaders().getOrDefault("DPoP", List.of())));
        for (String scope : scopes) {
            caller.requireScope(scope);
        }
        caller.requireOrigin(request.getHeaderString("Origin"));
        request.setSecurityContext(new CallerSecurity(caller, request.getSecurityContext()));
    }
}
