package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.RevokeSecret;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.http.RequestOrigin;
import dev.mintmark.rest.security.OpenGate;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Revokes leaked secrets (http-api §1, revoke-secret). Whoever has a secret may revoke it. */
@WebServlet(SecretRevocationServlet.PATH)
public final class SecretRevocationServlet extends HttpServlet {
    public static final String PATH = "/connect/revoke-secret";

    static final String METHOD = "POST";

    private final transient RevokeSecret revokeSecret;
    private final transient RevocationLimit limit;
    private final transient ClientAddress address;
    private final transient RequestOrigin origin;
    private final transient OpenGate gate;

    @Inject
    public SecretRevocationServlet(
            RevokeSecret revokeSecret,
            RevocationLimit limit,
            ClientAddress address,
            RequestOrigin origin,
            OpenGate gate) {
        this.revokeSecret = revokeSecret;
        this.limit = limit;
        this.address = address;
        this.origin = origin;
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gate.pass(PATH, METHOD, request, response, this::revoke);
    }

    /** Revokes the secret, if there is one; the answer does not say whether. */
    private PlainResponse revoke(HttpServletRequest request, byte[] body) {
        Exchange exchange = Exchange.of(request);
        String client = address.of(request);
        origin.cameFrom(client, exchange.requestId());
        Optional<Duration> wait = limit.count(client);
        if (wait.isPresent()) {
            return OAuthResponses.later(RevocationLimit.TOO_MANY, wait.get(), exchange);
        }
        try {
            FormParameters form = OAuthForm.read(request.getQueryString(), request.getContentType(), body);
            revokeSecret.revoke(form.get("client_secret")
                    .orElseThrow(() -> OAuthForm.invalid("Send the leaked secret as client_secret.")));
            return OAuthResponses.EMPTY;
        } catch (OAuthRequestRefused refused) {
            return OAuthResponses.of(refused.error(), exchange);
        }
    }
}
