package dev.mintmark.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(3);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMetrics metrics = new RequestMetrics(registry);

    @Test
    void showsTokensAndSignInsBeforeTheFirstRequest() {
        assertThat(text())
                .contains(
                        "mintmark_token_requests_total{reason=\"none\",result=\"issued\"} 0.0",
                        "mintmark_token_duration_seconds_count{result=\"issued\"} 0",
                        "mintmark_token_duration_seconds_count{result=\"refused\"} 0",
                        "mintmark_sign_ins_total{result=\"failed\"} 0.0");
    }

    @Test
    void countsTokensByResultAndReason() {
        answerToken(200, Outcome.NO_REASON);
        answerToken(200, Outcome.NO_REASON);
        answerToken(400, "app_disabled");
        answerToken(413, Outcome.NO_REASON);
        answerToken(503, "temporarily_unavailable");

        assertThat(text())
                .contains(
                        "mintmark_token_requests_total{reason=\"none\",result=\"issued\"} 2.0",
                        "mintmark_token_requests_total{reason=\"app_disabled\",result=\"refused\"} 1.0",
                        "mintmark_token_requests_total{reason=\"http_413\",result=\"refused\"} 1.0",
                        "mintmark_token_requests_total{reason=\"temporarily_unavailable\",result=\"failed\"} 1.0",
                        "mintmark_token_duration_seconds_bucket{result=\"issued\",le=\"0.002\"} 0",
                        "mintmark_token_duration_seconds_bucket{result=\"issued\",le=\"0.005\"} 2",
                        "mintmark_token_duration_seconds_count{result=\"refused\"} 3");
    }

    @Test
    void countsNoClientAsRefusedThatIsAskedForANonce() {
        answerToken(400, "use_dpop_nonce");

        assertThat(text())
                .contains(
                        "mintmark_token_requests_total{reason=\"use_dpop_nonce\",result=\"challenged\"} 1.0",
                        "mintmark_token_duration_seconds_count{result=\"challenged\"} 1",
                        "mintmark_token_duration_seconds_count{result=\"refused\"} 0")
                .doesNotContain("result=\"refused\"} 1");
    }

    @Test
    void countsOtherRequestsByRouteMethodAndKindOfStatus() {
        String path = "/api/v1/apps/0198c0de-0000-7000-8000-000000000000";
        metrics.answered(exchange("GET", path), "GET", "/api/v1/apps/{id}", 404, QUICK);

        assertThat(text())
                .contains("mintmark_http_request_duration_seconds_count"
                        + "{method=\"GET\",route=\"/api/v1/apps/{id}\",status=\"4xx\"} 1")
                .doesNotContain("0198c0de");
    }

    @Test
    void countsAllMethodsThatNobodyKnowsAsOne() {
        String path = "/connect/introspect";
        metrics.answered(exchange("BREW", path), "BREW", path, 405, QUICK);
        metrics.answered(exchange("WHEN", path), "WHEN", path, 405, QUICK);

        assertThat(text())
                .contains("mintmark_http_request_duration_seconds_count"
                        + "{method=\"other\",route=\"/connect/introspect\",status=\"4xx\"} 2")
                .doesNotContain("BREW", "WHEN");
    }

    @Test
    void countsSignInsByTheirResult() {
        for (int status : new int[] {200, 401, 429, 400, 500}) {
            metrics.answered(exchange("POST", "/api/v1/session"), "POST", "/api/v1/session", status, QUICK);
        }

        assertThat(text())
                .contains(
                        "mintmark_sign_ins_total{result=\"succeeded\"} 1.0",
                        "mintmark_sign_ins_total{result=\"failed\"} 1.0",
                        "mintmark_sign_ins_total{result=\"throttled\"} 1.0",
                        "mintmark_sign_ins_total{result=\"malformed\"} 1.0",
                        "mintmark_sign_ins_total{result=\"error\"} 1.0");
    }

    private void answerToken(int status, String reason) {
        Exchange exchange = exchange("POST", Exchange.TOKEN_PATH);
        exchange.outcome().refusedFor(reason);
        metrics.answered(exchange, "POST", Exchange.TOKEN_PATH, status, QUICK);
    }

    private static Exchange exchange(String method, String path) {
        return new Exchange("id", method, path, "https://id.example");
    }

    private String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
