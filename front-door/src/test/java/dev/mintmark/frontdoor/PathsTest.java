package dev.mintmark.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/apps/0198c0de-0000-7000-8000-000000000000",
                "/api/v1/plans/%C3%A9",
                "/.well-known/jwks.json",
                "/assets/index-B1x_2.js",
                "/health",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/openapi/ui/",
                "/openapi/platform",
                "/apps/a.b..c",
                "/healthy"
            })
    void letsPlainPathsIn(String path) {
        assertThat(Paths.refusal(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "api",
                "/;x",
                "/openapi;x",
                "/openapi%3bx",
                "/%00",
                "/api/v1/a%01b",
                "/a%7Fb",
                "/a b",
                "/%zz",
                "/a%2",
                "//jwt",
                "/a//b",
                "/./a",
                "/a/..",
                "/a/%2e%2E/jwt",
                "/a/.%2e/b",
                "/a%2Fb",
                "/a%2fb",
                "/a\\b",
                "/a%5Cb",
                "/\u00e9"
            })
    void refusesPathsThatAreNotWrittenPlainly(String path) {
        assertThat(Paths.refusal(path)).contains(Refusal.UNSOUND_PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jwt",
                "/jwt/ibm/api/defaultJWT/token",
                "/%6Awt/ibm/api",
                "/JWT",
                "/ibm",
                "/ibm/api/",
                "/IBMJMXConnectorREST/mbeans",
                "/ibm_security_logout",
                "/apps/ibm_security_logout",
                "/xibm_security_logout",
                "/ibm_security_logoutx",
                "/apps/ibm%5Fsecurity_logout/x",
                "/api/v1/j_security_check",
                "/openapi/ui/WEB-INF/web.xml",
                "/meta-inf/openapi.yaml",
                "/health/nothing",
                "/health/ready/"
            })
    void knowsNothingOfWhatTheServerBringsAlong(String path) {
        assertThat(Paths.refusal(path)).contains(Refusal.NOT_FOUND);
    }

    @Test
    void writesAnyPathIntoItsAnswerAsAUriReference() {
        String body = Refusal.UNSOUND_PATH.body("/a\"b\\c\u0001\u00e9;<x>", "https://id.example");

        assertThat(body).contains("\"instance\":\"/a%22b%5Cc%01%E9;%3Cx%3E\"");
    }
}
