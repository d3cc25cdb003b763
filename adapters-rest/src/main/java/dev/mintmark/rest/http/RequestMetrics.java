package dev.mintmark.rest.http;

import dev.mintmark.rest.session.SessionResource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts and times requests for {@code /metrics}. Every label has few values, known beforehand: results, reasons, route
 * templates, methods and kinds of status; never an id or a path that a caller chose. Each meter is looked up in the
 * registry once.
 */
@Dependent
public final class RequestMetrics {
    private static final String TOKENS = "mintmark_token_requests";
    private static final String TOKEN_DURATION = "mintmark_token_duration";
    private static final String SIGN_INS = "mintmark_sign_ins";
    private static final String REQUEST_DURATION = "mintmark_http_request_duration";

    private final MetricRegistry registry;
    private final Map<String, Counter> tokens = new ConcurrentHashMap<>();
    private final Map<String, Timer> tokenDurations = new ConcurrentHashMap<>();
    private final Map<String, Counter> signIns = new ConcurrentHashMap<>();
    private final Map<Route, Timer> routes = new ConcurrentHashMap<>();

    /**
     * Registers its meters here, those of tokens and sign-ins at once, so that they are there before the first request.
     */
    @Inject
    public RequestMetrics(MetricRegistry registry) {
        this.registry = registry;
        tokenCounter("issued", "none");
        tokenDurations.put("issued", tokenTimer("issued"));
        tokenDurations.put("refused", tokenTimer("refused"));
        for (String result : new String[] {"succeeded", "failed", "throttled"}) {
            signIns.put(result, signInCounter(result));
        }
    }

    private record Route(String template, String method, String status) {}

    /**
     * Counts a request that has been answered.
     *
     * @param template the path's template, such as {@code /api/v1/apps/{id}}
     */
    public void answered(Exchange exchange, String method, String template, int status, long nanos) {
        if (template.equals(Exchange.TOKEN_PATH)) {
            String result = tokenResult(status);
            tokenCounter(result, tokenReason(exchange, status)).inc();
            tokenDurations
                    .computeIfAbsent(result.equals("issued") ? result : "refused", this::tokenTimer)
                    .update(Duration.ofNanos(nanos));
            return;
        }
        if (template.equals(SessionResource.PATH) && method.equals("POST")) {
            signIns.computeIfAbsent(signInResult(status), this::signInCounter).inc();
        }
        routes.computeIfAbsent(new Route(template, method, status / 100 + "xx"), this::routeTimer)
                .update(Duration.ofNanos(nanos));
    }

    private static String tokenResult(int status) {
        if (status < 300) {
            return "issued";
        }
        return status < 500 ? "refused" : "failed";
    }

    private static String tokenReason(Exchange exchange, int status) {
        if (status < 300) {
            return "none";
        }
        String told = exchange.outcome().reason();
        return told.equals("none") ? "http_" + status : told;
    }

    private static String signInResult(int status) {
        return switch (status) {
            case 200 -> "succeeded";
            case 401 -> "failed";
            case 429 -> "throttled";
            default -> status < 500 ? "malformed" : "error";
        };
    }

    private Counter tokenCounter(String result, String reason) {
        Function<String, Counter> register =
                word -> registry.counter(TOKENS, new Tag("result", result), new Tag("reason", word));
        return tokens.computeIfAbsent(reason, register);
    }

    private Timer tokenTimer(String result) {
        return registry.timer(TOKEN_DURATION, new Tag("result", result));
    }

    private Counter signInCounter(String result) {
        return registry.counter(SIGN_INS, new Tag("result", result));
    }

    private Timer routeTimer(Route route) {
        return registry.timer(
                REQUEST_DURATION,
                new Tag("route", route.template()),
                new Tag("method", route.method()),
                new Tag("status", route.status()));
    }
}
