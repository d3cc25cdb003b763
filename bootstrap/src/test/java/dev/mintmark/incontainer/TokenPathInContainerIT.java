package dev.mintmark.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runtime does for a token, and for what is asked as often: neither Jakarta REST nor a request scope. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TokenPathInContainerIT {
    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive deployment() {
        return Deployments.application().addClass(RequestProbe.class);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /connect/token, 400",
        "POST, /connect/introspect, 400",
        "GET, /.well-known/jwks.json, 200",
        "GET, /.well-known/oauth-authorization-server, 200",
        "GET, /.well-known/openid-configuration, 200"
    })
    void thePathOfTokensGoesThroughNothingThatItDoesNotNeed(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = answer(method, path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue(RequestProbe.SCOPE)).contains("false");
        assertThat(answer.headers().firstValue(RequestProbe.REST)).contains("false");
    }

    @Test
    void theProbeSeesBothWhereTheyAre() throws Exception {
        HttpResponse<String> answer = answer("GET", "/connect/authorize");

        assertThat(answer.headers().firstValue(RequestProbe.SCOPE)).contains("true");
        assertThat(answer.headers().firstValue(RequestProbe.REST)).contains("true");
    }

    private HttpResponse<String> answer(String method, String path)
            throws IOException, InterruptedException, URISyntaxException {
        HttpRequest request = HttpRequest.newBuilder(base.toURI().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("a=b") : BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
