package dev.mintmark.rest.security;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.error.ErrorLog;
import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.AllowedOrigins;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.RequestId;
import dev.mintmark.rest.http.RequestMetrics;
import dev.mintmark.rest.http.RequestOrigin;
import dev.mintmark.rest.http.RouteTemplate;
import dev.mintmark.rest.http.SecurityHeaders;
import dev.mintmark.rest.http.TrustedProxies;
import dev.mintmark.rest.invitation.AcceptanceResource;
import dev.mintmark.rest.invitation.InvitationPreviewResource;
import dev.mintmark.rest.oauth.IntrospectionServlet;
import dev.mintmark.rest.oauth.KeySetServlet;
import dev.mintmark.rest.oauth.MetadataServlet;
import dev.mintmark.rest.oauth.SecretRevocationServlet;
import dev.mintmark.rest.page.CursorSeal;
import dev.mintmark.rest.page.CursorSealing;
import dev.mintmark.rest.provider.ProviderPaths;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import dev.mintmark.rest.session.PasskeySignInResource;
import dev.mintmark.rest.session.PasswordResetResource;
import dev.mintmark.rest.session.SecondFactorResource;
import dev.mintmark.rest.session.SessionRefreshResource;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every request passes first: it gets its id and the headers of its answer, and is refused for what is decided
 * before any resource is asked, in the order of http-api §2: 401, 429, 413, 415.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class Gate implements Filter {
    private static final String MANAGEMENT = "/api/v1";
    static final String PUBLIC_DOCUMENTS = "/.well-known/";
    /** Endpoints that are servlets of their own, behind the {@link OpenGate}. */
    private static final Set<String> OPEN = Set.of(
            Exchange.TOKEN_PATH,
            IntrospectionServlet.PATH,
            SecretRevocationServlet.PATH,
            KeySetServlet.PATH,
            MetadataServlet.PATH,
            MetadataServlet.OPENID_PATH);

    /** Where a {@code POST} brings an authority of its own. */
    private static final List<String> WITHOUT_SESSION = List.of(
            SessionResource.PATH,
            SessionRefreshResource.PATH,
            PasswordResetResource.PATH,
            SecondFactorResource.PATH,
            PasskeySignInResource.PATH,
            PasskeySignInResource.OPTIONS_PATH,
            AcceptanceResource.PATH,
            InvitationPreviewResource.PATH);

    private static final List<String> OF_INVITED = List.of(AcceptanceResource.PATH, InvitationPreviewResource.PATH);

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Pattern PERCENT_ENCODED = Pattern.compile("(?:[^%]++|%[0-9A-Fa-f]{2})*+");
    static final Problem BAD_QUERY =
            Problem.of(400, "bad_parameter", "Percent-encode the query: each % is followed by two hexadecimal digits.");

    private static final Problem TOO_MANY_CHANGES = Problem.of(new RuleBroken(
            Refusal.TOO_MANY_REQUESTS,
            "You, or all of your tenant together, change too much in a minute. Wait for the seconds in Retry-After,"
                    + " then go on more slowly."));

    private final TokenPolicy policy;
    private final SessionCheck sessions;
    private final ClientAddress address;
    private final RequestOrigin origin;
    private final CrossOrigin crossOrigin;
    private final ClearText clearText;
    private final CursorSeal cursorSeal;
    private final CurrentMember current;
    private final ChangeLimit changes;
    private final RequestMetrics metrics;
    private final RequestLogFields logFields;
    private final RefusedCalls refusedCalls;
    private final PasswordGuard passwords;

    /** Publishes URLs under this policy's issuer. */
    @Inject
    public Gate(
            TokenPolicy policy,
            SessionCheck sessions,
            ClientAddress address,
            RequestOrigin origin,
            AllowedOrigins origins,
            TrustedProxies proxies,
            CursorSeal cursorSeal,
            CurrentMember current,
            ChangeLimit changes,
            RequestMetrics metrics,
            RequestLogFields logFields,
            RefusedCalls refusedCalls,
            PasswordGuard passwords) {
        this.policy = policy;
        this.sessions = sessions;
        this.address = address;
        this.origin = origin;
        this.crossOrigin = new CrossOrigin(origins);
        this.clearText = new ClearText(policy.issuer(), proxies);
        this.cursorSeal = cursorSeal;
        this.current = current;
        this.changes = changes;
        this.metrics = metrics;
        this.logFields = logFields;
        this.refusedCalls = refusedCalls;
        this.passwords = passwords;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        if (OPEN.contains(request.getServletPath())) {
            chain.doFilter(request, response);
            return;
        }
        Exchange exchange = new Exchange(
                RequestId.of(request.getHeader(RequestId.HEADER)),
                request.getMethod(),
                request.getRequestURI(),
                policy.issuer());
        exchange.attachTo(request);
        String client = address.of(request);
        origin.cameFrom(client, exchange.requestId());
        String path = path(request);
        long start = System.nanoTime();
        logFields.begin(exchange);
        try {
            pass(request, response, exchange, path, client, chain);
        } finally {
            logFields.end();
            if (isManagement(path) && !isSignIn(request, path)) {
                refusedCalls.answered(client, response.getStatus());
            }
            if (!request.isAsyncStarted()) {
                metrics.answered(
                        exchange,
                        exchange.method(),
                        RouteTemplate.of(request),
                        response.getStatus(),
                        System.nanoTime() - start);
            }
        }
    }

    private void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            Exchange exchange,
            String path,
            String client,
            FilterChain chain)
            throws IOException, ServletException {
        setHeaders(response, exchange, path);
        boolean isManagement = isManagement(path);
        if (path.startsWith(PUBLIC_DOCUMENTS) && CrossOrigin.openToAll(request, response)) {
            return;
        }
        if (isManagement) {
            crossOrigin.setHeaders(request, response);
            if (crossOrigin.answered(request, response)) {
                return;
            }
        }

        Optional<Problem> refusal = refusal(request, response, exchange, path);
        if (refusal.isPresent()) {
            ErrorResponse.of(refusal.get(), exchange).writeTo(response);
            return;
        }
        if (isOneSignInTooMany(request, path, client)) {
            LateRefusal.answer(request, response, ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, exchange));
            metrics.answered(exchange, request.getMethod(), path, 503, LateRefusal.MOMENT.toNanos());
            return;
        }
        Optional<Duration> wait = tooManyChanges(request, path);
        if (wait.isPresent()) {
            ErrorResponse.of(TOO_MANY_CHANGES, exchange).after(wait.get()).writeTo(response);
            return;
        }
        try {
            HttpServletRequest admitted = BodyLimit.admit(request, client);
            if (isManagement && !isReadable(request.getContentType())) {
                throw new RequestRefused(Problem.ofStatus(415, exchange.requestId()));
            }
            if (!isDecodable(request.getQueryString())) {
                throw new RequestRefused(BAD_QUERY);
            }
            if (current.owesFactor() && !isOfSession(path)) {
                throw new RequestRefused(Problem.of(new RuleBroken(Refusal.SECOND_FACTOR_REQUIRED)));
            }
            if (isManagement) {
                logFields.signedIn(path);
                CursorSealing.attachTo(admitted, cursorSeal, current.ownTenant());
                CurrentMember.attachTo(admitted, current);
            }
            chain.doFilter(admitted, response);
        } catch (RequestRefused refused) {
            ErrorResponse.of(refused.problem(), exchange).writeTo(response);
        }
    }

    /** Decided before anything is read, so that a flood costs little. */
    private boolean isOneSignInTooMany(HttpServletRequest request, String path, String client) {
        return request.getMethod().equals("POST") && path.equals(SessionResource.PATH) && passwords.isFullFor(client);
    }

    private static void setHeaders(HttpServletResponse response, Exchange exchange, String path) {
        response.setHeader(RequestId.HEADER, exchange.requestId());
        SecurityHeaders.setOn(response, exchange.issuer());
        if (isManagement(path) || path.startsWith("/connect/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private Optional<Problem> refusal(
            HttpServletRequest request, HttpServletResponse response, Exchange exchange, String path)
            throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            return Optional.of(Problem.ofStatus(405, exchange.requestId()));
        }
        if (!isAddressable(request)) {
            return Optional.of(Problem.ofStatus(400, exchange.requestId()));
        }
        if (clearText.isRefused(request, path)) {
            return Optional.of(ClearText.REFUSED);
        }
        if (!isManagement(path) || needsNoSession(request, path)) {
            return Optional.empty();
        }
        try {
            return sessions.signIn(request, response) ? Optional.empty() : Optional.of(Problem.UNAUTHENTICATED);
        } catch (StoreUnavailable away) {
            ErrorLog.warn(exchange, away);
            return Optional.of(Problem.TEMPORARILY_UNAVAILABLE);
        }
    }

    /** Counts what a member changes, before anything is read of it; empty unless it is one too many. */
    private Optional<Duration> tooManyChanges(HttpServletRequest request, String path) {
        boolean signsOut =
                path.equals(SessionResource.PATH) && request.getMethod().equals("DELETE");
        return current.signedIn()
                .filter(member -> ChangeLimit.isCounted(request.getMethod(), signsOut))
                .flatMap(member -> changes.count(
                        current.key().map(Object::toString).orElse(member.id().toString()), member.owner()));
    }

    /** The path as resources are found by it: decoded, without parameters, and without empty segments. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        return (request.getServletPath() + info).replaceAll("/{2,}", "/");
    }

    private static boolean isManagement(String path) {
        return path.equals(MANAGEMENT) || path.startsWith(MANAGEMENT + "/");
    }

    private static boolean isOfSession(String path) {
        return path.equals(SessionResource.PATH) || path.startsWith(SessionResource.PATH + "/");
    }

    private static boolean needsNoSession(HttpServletRequest request, String path) {
        return switch (request.getMethod()) {
            case "POST" -> WITHOUT_SESSION.contains(path);
            case "GET" -> path.equals(ProviderPaths.CHOICES) || path.startsWith(ProviderPaths.ONE + "/");
            default -> false;
        };
    }

    /** Refused ones are counted where they are refused, and a refresh that comes too late is no attempt. */
    private static boolean isSignIn(HttpServletRequest request, String path) {
        return needsNoSession(request, path) && !OF_INVITED.contains(path);
    }

    private static boolean isAddressable(HttpServletRequest request) {
        try {
            return new URI(request.getRequestURL().toString()).isAbsolute();
        } catch (URISyntaxException brokenHost) {
            return false;
        }
    }

    static boolean isDecodable(String query) {
        return query == null || PERCENT_ENCODED.matcher(query).matches();
    }

    private static boolean isReadable(String contentType) {
        try {
            return contentType == null || MediaType.valueOf(contentType) != null;
        } catch (IllegalArgumentException notAMediaType) {
            return false;
        }
    }
}
