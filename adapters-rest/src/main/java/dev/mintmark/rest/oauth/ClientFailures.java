package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.security.FailureThrottle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers clients that failed to authenticate (http-api §1, Throttling): with {@code invalid_client}, or with
 * {@code slow_down} once they failed too often. Credentials were checked before: the right ones never come here.
 */
public final class ClientFailures {
    private static final OAuthError TOO_MANY = new OAuthError(
            429,
            "slow_down",
            "Authentication failed too often. Wait for the seconds in Retry-After, and correct the credentials.",
            Optional.of("too_many_failures"));

    private final FailureThrottle throttle;
    private final ClientAddress address;

    /** Counts in this throttle. */
    public ClientFailures(FailureThrottle throttle, ClientAddress address) {
        this.throttle = throttle;
        this.address = address;
    }

    /** Counts one, and says what it is answered with. */
    Response answer(HttpServletRequest request, byte[] body, List<String> authorizations) {
        String clientId = claimedClientId(request, body, authorizations);
        Optional<Duration> wait = throttle.failed(clientId, address.of(request));
        Exchange exchange = Exchange.of(request);
        return wait.isPresent()
                ? OAuthResponses.later(TOO_MANY, wait.get(), exchange)
                : OAuthResponses.of(OAuthError.INVALID_CLIENT, exchange);
    }

    private static String claimedClientId(HttpServletRequest request, byte[] body, List<String> authorizations) {
        try {
            return ClaimedClientId.of(
                    OAuthForm.read(request.getQueryString(), request.getContentType(), body), authorizations);
        } catch (TokenRequestRefused noForm) {
            throw new IllegalStateException("what is not readable is refused before anybody authenticates", noForm);
        }
    }
}
