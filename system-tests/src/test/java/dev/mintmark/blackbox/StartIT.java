package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an operator of the service sees: health, the landing page, and a restart that loses nothing (http-api §3). */
@OnServer
class StartIT {
    private final Host host;

    StartIT(Host host) {
        this.host = host;
    }

    @Test
    void healthAnswersUp() {
        for (String probe : new String[] {"started", "live", "ready"}) {
            Answer answer = host.anonymous.get("/health/" + probe);
            assertThat(answer.status()).as(probe).isEqualTo(200);
            assertThat(answer.string("status")).isEqualTo("UP");
        }
    }

    @Test
    void theLandingPageComesUnderAStrictPolicy() {
        Answer page = host.anonymous.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.text()).contains("Mintmark");
    }
}
