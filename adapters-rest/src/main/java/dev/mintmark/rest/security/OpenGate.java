package dev.mintmark.rest.security;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.error.ErrorLog;
import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.LogFields;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.http.RequestId;
import dev.mintmark.rest.http.RequestMetrics;
import dev.mintmark.rest.http.RequestSpan;
import dev.mintmark.rest.http.SecurityHeaders;
import dev.mintmark.rest.http.TrustedProxies;
import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a request passes first at an endpoint that is a servlet of its own and needs no session (docs/adr/0028): what
 * the {@link Gate} does that matters there, each thing once and with nothing of the container's.
 */
@Dependent
public final class OpenGate {
    private static final String OF_HOSTS = "-.:[]_~%!$&'()*+,;=";
    private static final Problem BAD_REQUEST = Problem.ofStatus(400, "");

    private final String issuer;
    private final ClientAddress address;
    private final ClearText clearText;
    private final RequestMetrics metrics;
    private final LogFields logFields;

    /** Publishes URLs under this policy's issuer. */
    @Inject
    public OpenGate(
            TokenPolicy policy,
            ClientAddress address,
            TrustedProxies proxies,
            RequestMetrics metrics,
            LogFields logFields) {
        this.issuer = policy.issuer();
        this.address = address;
        this.clearText = new ClearText(issuer, proxies);
        this.metrics = metrics;
        this.logFields = logFields;
    }

    /** What is done with a request that has passed. */
    public interface Endpoint {
        /** The answer; whatever is thrown instead is answered as everywhere. */
        PlainResponse answer(HttpServletRequest request, byte[] body);
    }

    /**
     * Has the endpoint answer a request, or refuses it.
     *
     * @param route the endpoint's path
     * @param method the only one that it serves; {@code GET} means {@code HEAD}, too
     */
    public void pass(
            String route, String method, HttpServletRequest request, HttpServletResponse response, Endpoint endpoint)
            throws IOException {
        long start = System.nanoTime();
        Exchange exchange = new Exchange(
                RequestId.of(request.getHeader(RequestId.HEADER)),
                request.getMethod(),
                request.getRequestURI(),
                issuer);
        exchange.attachTo(request);
        logFields.set("requestId", exchange.requestId());
        RequestSpan.mark(request, exchange);
        try {
            answer(method, request, response, exchange, endpoint);
        } finally {
            logFields.clear();
            metrics.answered(exchange, exchange.method(), route, response.getStatus(), System.nanoTime() - start);
        }
    }

    private void answer(
            String method,
            HttpServletRequest request,
            HttpServletResponse response,
            Exchange exchange,
            Endpoint endpoint)
            throws IOException {
        try {
            setHeaders(response, exchange);
            if (isPublic(exchange) && CrossOrigin.openToAll(request, response)) {
                return;
            }
            if (!isServed(method, exchange.method())) {
                refuseMethod(method, response, exchange);
                return;
            }
            endpoint.answer(request, admit(request)).writeTo(response);
        } catch (RequestRefused refused) {
            ErrorResponse.of(refused.problem(), exchange).writeTo(response);
        } catch (RuleBroken broken) {
            ErrorResponse.of(Problem.of(broken), exchange).writeTo(response);
        } catch (StoreUnavailable away) {
            ErrorLog.warn(exchange, away);
            ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, exchange).writeTo(response);
        } catch (RuntimeException | Error unexpected) {
            ErrorLog.error(exchange, unexpected);
            ErrorResponse.of(Problem.internal(exchange.requestId()), exchange).writeTo(response);
        }
    }

    private static void setHeaders(HttpServletResponse response, Exchange exchange) {
        response.setHeader(RequestId.HEADER, exchange.requestId());
        SecurityHeaders.setOn(response, exchange.issuer());
        if (exchange.isOAuthRequest()) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static boolean isPublic(Exchange exchange) {
        return exchange.path().startsWith(Gate.PUBLIC_DOCUMENTS);
    }

    private static boolean isServed(String method, String sent) {
        return sent.equals(method) || (sent.equals("HEAD") && method.equals("GET"));
    }

    /** RFC 9110 §9.3.7, §15.5.6. */
    private static void refuseMethod(String method, HttpServletResponse response, Exchange exchange)
            throws IOException {
        response.setHeader("Allow", method.equals("GET") ? "GET, HEAD, OPTIONS" : method + ", OPTIONS");
        if (exchange.method().equals("OPTIONS")) {
            response.setContentLength(0);
        } else {
            ErrorResponse.of(Problem.ofStatus(405, exchange.requestId()), exchange)
                    .writeTo(response);
        }
    }

    /** Whether this, which may be null, has no character that none can have (RFC 9112 §3.2, RFC 3986 §3.2). */
    private static boolean isHost(String sent) {
        if (sent == null) {
            return true;
        }
        for (int i = 0; i < sent.length(); i++) {
            char unit = sent.charAt(i);
            boolean isPlain = (unit >= 'a' && unit <= 'z')
                    || (unit >= 'A' && unit <= 'Z')
                    || (unit >= '0' && unit <= '9')
                    || OF_HOSTS.indexOf(unit) >= 0;
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }

    private byte[] admit(HttpServletRequest request) {
        if (!isHost(request.getHeader("Host"))) {
            throw new RequestRefused(BAD_REQUEST);
        }
        if (clearText.isRefused(request, request.getServletPath())) {
            throw new RequestRefused(ClearText.REFUSED);
        }
        byte[] body = BodyLimit.read(request, address.of(request));
        if (!Gate.isDecodable(request.getQueryString())) {
            throw new RequestRefused(Gate.BAD_QUERY);
        }
        return body;
    }
}
