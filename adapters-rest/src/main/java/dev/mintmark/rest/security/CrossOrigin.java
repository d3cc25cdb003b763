package dev.mintmark.rest.security;

import dev.mintmark.rest.http.AllowedOrigins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets the configured origins call the management API from a browser (<a
 * href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>), any origin read the public documents,
 * and nobody anything else. Cookies stay out: the one that there is belongs to the dashboard of this server.
 */
final class CrossOrigin {
    private static final String ORIGIN = "Origin";
    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID, X-Request-Id";
    private static final String ANSWER_HEADERS = "ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id";

    /** How long a browser may remember the answer to its preflight, in seconds. */
    private static final String REMEMBER = "600";

    private final AllowedOrigins allowed;

    CrossOrigin(AllowedOrigins allowed) {
        this.allowed = allowed;
    }

    /** Says on an answer of the management API whether the request's origin may read it. */
    void setHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (allowed.origins().isEmpty()) {
            return;
        }
        response.addHeader("Vary", ORIGIN);
        if (isAllowed(request)) {
            response.setHeader("Access-Control-Allow-Origin", request.getHeader(ORIGIN));
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
    }

    /** Answers a preflight of an allowed origin, which never carries a token; false if it is something else. */
    boolean answered(HttpServletRequest request, HttpServletResponse response) {
        boolean preflight = request.getMethod().equals("OPTIONS")
                && request.getHeader(REQUESTED_METHOD) != null
                && isAllowed(request);
        if (preflight) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", REMEMBER);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }

    /**
     * Lets a page of any origin read a public document, without cookies. Answers its preflight, which a browser sends
     * before it asks whether the document has changed; false if it is something else.
     */
    static boolean openToAll(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "ETag, X-Request-Id");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        boolean preflight = request.getMethod().equals("OPTIONS") && request.getHeader(REQUESTED_METHOD) != null;
        if (preflight) {
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
            response.setHeader("Access-Control-Allow-Headers", "If-None-Match, X-Request-Id");
            response.setHeader("Access-Control-Max-Age", REMEMBER);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }

    private boolean isAllowed(HttpServletRequest request) {
        String origin = request.getHeader(ORIGIN);
        return origin != null && allowed.origins().contains(origin);
    }
}
