package dev.mintmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.client.TokenUnavailable.Blocked;
import dev.mintmark.client.rest.TokenFilter;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The filter for Jakarta REST, with an implementation that nobody here wrote. */
class TokenFilterTest {
    private final Client rest = ClientBuilder.newClient();
    private TokenEndpoint endpoint;
    private WebTarget api;

    @BeforeEach
    void start() throws IOException {
        endpoint = TokenEndpoint.start();
        TokenClient tokens = TokenClient.of(endpoint.issuer(), Credential.secret("mm_app", "mms_secret"));
        api = rest.target(endpoint.issuer()).path("connect/token").register(new TokenFilter(tokens));
    }

    @AfterEach
    void stop() {
        rest.close();
        endpoint.close();
    }

    @Test
    void addsTheTokenToARequest() {
        Form form = new Form("a", "b");
        api.request().header("Authorization", "of old").post(Entity.form(form)).close();

        assertThat(endpoint.requests().get(1).authorization()).hasValue("Bearer token-1");
        assertThat(endpoint.requests().get(1).form()).containsEntry("a", "b");
    }

    @Test
    void tellsWhyThereIsNone() {
        endpoint.answers(400, "{\"error\":\"unauthorized_client\",\"reason\":\"app_disabled\"}");

        ProcessingException failed = catchThrowableOfType(
                ProcessingException.class, () -> api.request().get(String.class));
        assertThat(failed).hasCauseInstanceOf(Blocked.class);
        assertThat(endpoint.requests()).hasSize(1);
    }
}
