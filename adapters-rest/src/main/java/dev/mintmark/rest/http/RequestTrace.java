package dev.mintmark.rest.http;

import io.opentelemetry.api.trace.Span;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * What is added to, and kept out of, the span that the runtime makes of each request while traces are switched on.
 * Callers put secrets into queries by mistake, so no query leaves. The attribute is that of the <a
 * href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">semantic conventions for HTTP</a>.
 */
@Provider
@Priority(Priorities.USER + 1000)
public final class RequestTrace implements ContainerRequestFilter {
    private static final String REDACTED = "REDACTED";

    private final HttpServletRequest request;

    /** Looks at the current request. */
    public RequestTrace(@Context HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Marks the current span, if there is one, with the request's id, and overwrites what it has taken from the query.
     */
    @Override
    public void filter(ContainerRequestContext context) {
        Span span = Span.current();
        if (span.getSpanContext().isValid()) {
            span.setAttribute("mintmark.request_id", Exchange.of(request).requestId());
            if (request.getQueryString() != null) {
                span.setAttribute("url.query", REDACTED);
            }
        }
    }
}
