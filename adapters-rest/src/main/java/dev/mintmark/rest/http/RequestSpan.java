package dev.mintmark.rest.http;

import io.opentelemetry.api.trace.Span;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What is added to, and kept out of, the span that the runtime makes of each request while traces are switched on.
 * Callers put secrets into queries by mistake, so no query leaves. The attribute is that of the <a
 * href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">semantic conventions for HTTP</a>.
 */
public final class RequestSpan {
    private static final String REDACTED = "REDACTED";

    private RequestSpan() {}

    /**
     * Marks the current span, if there is one, with the request's id, and overwrites what it has taken from the query.
     */
    public static void mark(HttpServletRequest request, Exchange exchange) {
        Span span = Span.current();
        if (span.getSpanContext().isValid()) {
            span.setAttribute("mintmark.request_id", exchange.requestId());
            if (request.getQueryString() != null) {
                span.setAttribute("url.query", REDACTED);
            }
        }
    }
}
