package dev.mintmark.rest.gate;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.error.ErrorAnswer;
import dev.mintmark.rest.error.ErrorLog;
import dev.mintmark.rest.error.Problem;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.RequestId;
import dev.mintmark.rest.http.RequestOrigin;
import dev.mintmark.rest.session.SessionCheck;
import dev.mintmark.rest.session.SessionResource;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What every request passes first: it gets its id and the headers of its answer, and is refused for what is decided before any
 * resource is asked, in the order of http-api §2: 401, 413, 415.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class Gate implements Filter {
    private static final String MANAGEMENT = "/api/v1";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private final TokenPolicy policy;
    private final SessionCheck sessions;
    private final ClientAddress address;
    private final RequestOrigin origin;

    /** Publishes URLs under this policy's issuer. */
    @Inject
    public Gate(TokenPolicy policy, SessionCheck sessions, ClientAddress address, RequestOrigin origin) {
        this.policy = policy;
        this.sessions = sessions;
        this.address = address;
        this.origin = origin;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        Exchange exchange = new Exchange(
                RequestId.of(request.getHeader(RequestId.HEADER)), request.getRequestURI(), policy.issuer());
        exchange.attachTo(request);
        origin.cameFrom(address.of(request), exchange.requestId());
        String path = path(request);
        setHeaders(response, exchange, path);

        Optional<Problem> refusal = refusal(request, response, exchange, path);
        if (refusal.isPresent()) {
            ErrorAnswer.of(refusal.get(), exchange).writeTo(response);
            return;
        }
        Optional<HttpServletRequest> admitted = BodyLimit.admit(request);
        if (admitted.isEmpty()) {
            ErrorAnswer.of(Problem.TOO_LARGE, exchange).writeTo(response);
        } else if (isManagement(path) && !isReadable(request.getContentType())) {
            ErrorAnswer.of(Problem.ofStatus(415, exchange.requestId()), exchange)
                    .writeTo(response);
        } else {
            chain.doFilter(admitted.get(), response);
        }
    }

    private static void setHeaders(HttpServletResponse response, Exchange exchange, String path) {
        response.setHeader(RequestId.HEADER, exchange.requestId());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isManagement(path) || path.startsWith("/connect/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private Optional<Problem> refusal(
            HttpServletRequest request, HttpServletResponse response, Exchange exchange, String path)
            throws IOException {
        if (request.getMethod().equals("TRACE")) {
            response.setHeader("Allow", METHODS);
            return Optional.of(Problem.ofStatus(405, exchange.requestId()));
        }
        if (!isAddressable(request)) {
            return Optional.of(Problem.ofStatus(400, exchange.requestId()));
        }
        if (!isManagement(path) || isSignIn(request, path)) {
            return Optional.empty();
        }
        try {
            return sessions.signIn(request, response) ? Optional.empty() : Optional.of(Problem.UNAUTHENTICATED);
        } catch (StoreUnavailable away) {
            ErrorLog.warn(exchange, away);
            return Optional.of(Problem.STORE_UNAVAILABLE);
        }
    }

    /** The path as resources are found by it: decoded, without parameters, and without empty segments. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        return (request.getServletPath() + info).replaceAll("/{2,}", "/");
    }

    private static boolean isManagement(String path) {
        return path.equals(MANAGEMENT) || path.startsWith(MANAGEMENT + "/");
    }

    private static boolean isSignIn(HttpServletRequest request, String path) {
        return request.getMethod().equals("POST") && path.equals(SessionResource.PATH);
    }

    private static boolean isAddressable(HttpServletRequest request) {
        try {
            return new URI(request.getRequestURL().toString()).isAbsolute();
        } catch (URISyntaxException brokenHost) {
            return false;
        }
    }

    private static boolean isReadable(String contentType) {
        try {
            return contentType == null || MediaType.valueOf(contentType) != null;
        } catch (IllegalArgumentException notAMediaType) {
            return false;
        }
    }
}
