package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.RevokeSecret;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Revokes leaked secrets (http-api §1, revoke-secret). Whoever has a secret may revoke it. */
@Path(SecretRevocationResource.PATH)
@Dependent
public final class SecretRevocationResource {
    static final String PATH = "/connect/revoke-secret";

    private final RevokeSecret revokeSecret;
    private final RevocationLimit limit;
    private final ClientAddress address;

    @Inject
    public SecretRevocationResource(RevokeSecret revokeSecret, RevocationLimit limit, ClientAddress address) {
        this.revokeSecret = revokeSecret;
        this.limit = limit;
        this.address = address;
    }

    /** Revokes the secret, if there is one; the answer does not say whether. */
    @POST
    public Response revoke(byte[] body, @Context HttpServletRequest request) {
        Exchange exchange = Exchange.of(request);
        Optional<Duration> wait = limit.count(address.of(request));
        if (wait.isPresent()) {
            return OAuthResponses.later(RevocationLimit.TOO_MANY, wait.get(), exchange);
        }
        try {
            FormParameters form = OAuthForm.read(request.getQueryString(), request.getContentType(), body);
            revokeSecret.revoke(form.get("client_secret")
                    .orElseThrow(() -> OAuthForm.invalid("Send the leaked secret as client_secret.")));
            return Response.ok().header("Pragma", "no-cache").build();
        } catch (OAuthRequestRefused refused) {
            return OAuthResponses.of(refused.error(), exchange);
        }
    }
}
