package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.security.FailureThrottle;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers clients that failed to authenticate (http-api §1, Throttling): with {@code invalid_client}, or with
 * {@code slow_down} once they failed too often. Credentials were checked before: the right ones never get here.
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

    /** Counts a failure of the client that a request claimed to come from, and answers it. */
    PlainResponse answer(ClaimedClient client, HttpServletRequest request) {
        Optional<Duration> wait = throttle.failed(client.clientId(), address.of(request));
        Exchange exchange = Exchange.of(request);
        return wait.isPresent()
                ? OAuthResponses.later(TOO_MANY, wait.get(), exchange)
                : OAuthResponses.of(OAuthError.INVALID_CLIENT, exchange);
    }
}
