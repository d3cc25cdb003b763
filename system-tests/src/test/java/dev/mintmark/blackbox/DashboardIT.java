package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard as the server serves it, and its tests in a real browser (dashboard/e2e). */
@OnServer
class DashboardIT {
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9_-]{22})'");
    private static final Pattern ASSET = Pattern.compile("/assets/[A-Za-z0-9_.-]+\\.(js|css)");

    private final MintmarkServer server;
    private final Http http;

    DashboardIT(MintmarkServer server, Host host) {
        this.server = server;
        this.http = host.anonymous;
    }

    @Test
    void everyAnswerOfThePageHasANonceOfItsOwnAndIsNeverCached() {
        String first = nonce(http.get("/"));
        String second = nonce(http.get("/apps/018f3c5e-0000-7000-8000-000000000000"));

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void assetsAreKeptForEverAndComeCompressed() {
        Matcher asset = ASSET.matcher(http.get("/").text());
        assertThat(asset.find()).isTrue();

        Answer answer = http.get(asset.group());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(http.get("/assets/../index.html").status()).isEqualTo(400);
        assertThat(http.get("/assets/nothing-here.js").status()).isEqualTo(404);
    }

    @Test
    void aBrowserCanDoAllThatTheDashboardOffers() throws IOException, InterruptedException {
        Browser.run(server.baseUri());
    }

    private static String nonce(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        String policy = page.header("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe");
        Matcher nonce = NONCE.matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(page.text()).contains(nonce.group(1)).doesNotContain("__CSP_NONCE__");
        return nonce.group(1);
    }
}
