package dev.mintmark.rest.http;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Marks the span of a request for a resource ({@link RequestSpan}), when the runtime has said all that it says. */
@Provider
@Priority(Priorities.USER + 1000)
public final class RequestTrace implements ContainerRequestFilter {
    private final HttpServletRequest request;

    /** Looks at the current request. */
    public RequestTrace(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        RequestSpan.mark(request, Exchange.of(request));
    }
}
