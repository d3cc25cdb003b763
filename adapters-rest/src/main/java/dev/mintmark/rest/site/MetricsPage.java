package dev.mintmark.rest.site;

import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.refusal.Problem;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * What this node counts, in <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text
 * format</a>.
 */
@WebServlet("/metrics")
public final class MetricsPage extends HttpServlet {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient PrometheusRegistry registry;
    private final transient PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();

    /** Shows what is registered here. */
    @Inject
    public MetricsPage(PrometheusRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            Exchange exchange = Exchange.of(request);
            response.setHeader("Allow", "GET, HEAD");
            ErrorResponse.of(Problem.ofStatus(405, exchange.requestId()), exchange)
                    .writeTo(response);
            return;
        }
        response.setContentType(PrometheusTextFormatWriter.CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        format.write(response.getOutputStream(), registry.scrape());
    }
}
