package dev.mintmark.rest.http;

import dev.mintmark.rest.session.SessionResource;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times requests for {@code /metrics}. Every label has few values, known beforehand: results, reasons, route
 * templates, methods and kinds of status; never an id or a path that a caller chose. There is one for each registry.
 */
public final class RequestMetrics {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String OTHER_METHOD = "other";
    private static final String ISSUED = "issued";
    private static final String REFUSED = "refused";
    /** The first half of a dialogue (RFC 9449 §8): whoever looks at refusals has nothing to do about it. */
    private static final String CHALLENGED = "challenged";

    private static final String USE_DPOP_NONCE = "use_dpop_nonce";

    private final Counter tokens;
    private final Histogram tokenDuration;
    private final Counter signIns;
    private final Histogram requestDuration;
    private final CounterDataPoint issued;
    private final DistributionDataPoint issuedDuration;
    private final DistributionDataPoint refusedDuration;
    private final Map<Route, DistributionDataPoint> routes = new ConcurrentHashMap<>();
    private volatile String leftOut;

    /**
     * Registers its meters here, those of tokens and sign-ins at once, so that they are there before the first request.
     */
    public RequestMetrics(PrometheusRegistry registry) {
        this.tokens = Counter.builder()
                .name("mintmark_token_requests")
                .help("Requests at the token endpoint.")
                .labelNames("result", "reason")
                .withoutExemplars()
                .register(registry);
        this.tokenDuration = Histogram.builder()
                .name("mintmark_token_duration_seconds")
                .help("How long requests at the token endpoint took.")
                .labelNames("result")
                .classicOnly()
                .classicUpperBounds(0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
                .withoutExemplars()
                .register(registry);
        this.signIns = Counter.builder()
                .name("mintmark_sign_ins")
                .help("Sign-ins of people and automation.")
                .labelNames("result")
                .withoutExemplars()
                .register(registry);
        this.requestDuration = Histogram.builder()
                .name("mintmark_http_request_duration_seconds")
                .help("How long every other request took, event streams left out.")
                .labelNames("route", "method", "status")
                .classicOnly()
                .classicUpperBounds(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
                .withoutExemplars()
                .register(registry);
        this.issued = tokens.labelValues(ISSUED, Outcome.NO_REASON);
        this.issuedDuration = tokenDuration.labelValues(ISSUED);
        this.refusedDuration = tokenDuration.labelValues(REFUSED);
        for (String result : new String[] {"succeeded", "failed", "throttled"}) {
            signIns.initLabelValues(result);
        }
    }

    /** Counts no request that has this id, from now on. */
    public void leaveOut(String requestId) {
        leftOut = requestId;
    }

    /** Counts all requests again. */
    public void leaveNothingOut() {
        leftOut = null;
    }

    private record Route(String template, String method, String status) {}

    /**
     * Counts a request that has been answered.
     *
     * @param method as it was sent; all that HTTP does not know here are counted as one
     * @param template the path's template, such as {@code /api/v1/apps/{id}}
     */
    public void answered(Exchange exchange, String method, String template, int status, long nanos) {
        if (exchange.requestId().equals(leftOut)) {
            return;
        }
        if (template.equals(Exchange.TOKEN_PATH)) {
            tokenAnswered(status, exchange.outcome().reason(), nanos);
            return;
        }
        if (template.equals(SessionResource.PATH) && method.equals("POST")) {
            signIns.labelValues(signInResult(status)).inc();
        }
        String known = METHODS.contains(method) ? method : OTHER_METHOD;
        routes.computeIfAbsent(new Route(template, known, status / 100 + "xx"), this::duration)
                .observe(nanos / NANOS_PER_SECOND);
    }

    /**
     * Counts a request at the token endpoint that has been answered.
     *
     * @param reason why it was refused, one of a fixed few, or {@link Outcome#NO_REASON}
     */
    public void tokenAnswered(int status, String reason, long nanos) {
        if (status < 300) {
            issued.inc();
            issuedDuration.observe(nanos / NANOS_PER_SECOND);
            return;
        }
        if (reason.equals(USE_DPOP_NONCE)) {
            tokens.labelValues(CHALLENGED, reason).inc();
            tokenDuration.labelValues(CHALLENGED).observe(nanos / NANOS_PER_SECOND);
            return;
        }
        String told = reason.equals(Outcome.NO_REASON) ? "http_" + status : reason;
        tokens.labelValues(status < 500 ? REFUSED : "failed", told).inc();
        refusedDuration.observe(nanos / NANOS_PER_SECOND);
    }

    private static String signInResult(int status) {
        return switch (status) {
            case 200 -> "succeeded";
            case 401 -> "failed";
            case 429 -> "throttled";
            default -> status < 500 ? "malformed" : "error";
        };
    }

    private DistributionDataPoint duration(Route route) {
        return requestDuration.labelValues(route.template(), route.method(), route.status());
    }
}
