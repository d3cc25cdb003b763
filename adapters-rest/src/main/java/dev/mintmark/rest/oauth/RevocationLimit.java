package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;
import dev.mintmark.rest.http.IpAddress;
import dev.mintmark.rest.security.Throttle;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * How many secrets one address may have revoked: {@value #PER_MINUTE} a minute, counted on this node, in bounded
 * memory.
 */
@ApplicationScoped
public class RevocationLimit {
    /** The answer to one too many. */
    static final OAuthError TOO_MANY = OAuthError.of(
            429, "slow_down", "Too many secrets were sent from this address. Wait for the seconds in Retry-After.");

    private static final int PER_MINUTE = 30;
    private static final int MOST_ADDRESSES = 50_000;

    private final Throttle throttle = new Throttle(PER_MINUTE, MOST_ADDRESSES, TimeMeter.SYSTEM_NANOTIME);

    /** Counts one; returns how long to wait if it is one too many. */
    Optional<Duration> count(String address) {
        return throttle.count(IpAddress.parse(address).map(IpAddress::network).orElse(address));
    }
}
