package dev.mintmark.rest.site;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What this node counts, in <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text
 * format</a>.
 */
@WebServlet("/metrics")
public final class MetricsPage extends ReadOnlyPage {
    private final transient PrometheusRegistry registry;
    private final transient PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();

    /** Shows what is registered here. */
    @Inject
    public MetricsPage(PrometheusRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(PrometheusTextFormatWriter.CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        format.write(response.getOutputStream(), registry.scrape());
    }
}
