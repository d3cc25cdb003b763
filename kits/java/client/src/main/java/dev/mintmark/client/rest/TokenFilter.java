package dev.mintmark.client.rest;

import dev.mintmark.client.TokenClient;
import dev.mintmark.client.TokenUnavailable;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Objects;

/**
 * Adds a token to each request of a Jakarta REST client, or of a target of it: to be registered only where requests go
 * to the API that the token is for.
 *
 * <pre>{@code
 * WebTarget documents = client.target("https://api.example.com").register(new TokenFilter(tokens));
 * }</pre>
 *
 * Where there is no token, the call fails with a {@link jakarta.ws.rs.ProcessingException} whose cause is the
 * {@link TokenUnavailable}.
 */
public final class TokenFilter implements ClientRequestFilter {
    private final TokenClient tokens;

    /** With tokens of this client. */
    public TokenFilter(TokenClient tokens) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    @Override
    public void filter(ClientRequestContext request) {
        tokens.headers(request.getMethod(), request.getUri())
                .forEach((name, value) -> request.getHeaders().putSingle(name, value));
    }
}
