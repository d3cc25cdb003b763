package dev.mintmark.rest.security;

import dev.mintmark.rest.http.IpAddress;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts failures to prove who one is: for each account and address together, and for each address (http-api §1,
 * Throttling). Counts are those of this node. What is refused for its account and address does not count for the
 * address, and the other way round. Of an IPv6 address its network is counted ({@link IpAddress#network()}).
 */
public final class FailureThrottle {
    private static final int MOST_PAIRS = 100_000;
    private static final int MOST_ADDRESSES = 50_000;

    private final Throttle pairs;
    private final Throttle addresses;

    /**
     * A throttle that has counted nothing.
     *
     * @param perPair failures that one account and address may have together in a minute, at least 1
     * @param perAddress failures that one address may have in a minute, at least 1
     * @param time which never runs backwards
     */
    public FailureThrottle(int perPair, int perAddress, TimeMeter time) {
        this.pairs = new Throttle(perPair, MOST_PAIRS, time);
        this.addresses = new Throttle(perAddress, MOST_ADDRESSES, time);
    }

    /**
     * Counts a failure.
     *
     * @param account what the caller says to be, as sent, whether it exists or not
     * @param address where the caller comes from
     * @return how long to wait, if this failure is over a limit
     */
    public Optional<Duration> failed(String account, String address) {
        String network = network(address);
        Optional<Duration> wait = addresses.delay(network);
        if (wait.isEmpty()) {
            wait = pairs.count(pair(account, network));
        }
        return wait.isPresent() ? wait : addresses.count(network);
    }

    /**
     * How long to wait until one more failure would not be over a limit; empty if it would not be now. Counts nothing.
     */
    public Optional<Duration> delay(String account, String address) {
        String network = network(address);
        Optional<Duration> wait = addresses.delay(network);
        return wait.isPresent() ? wait : pairs.delay(pair(account, network));
    }

    /** Whether this address has failed in the last minute. */
    public boolean hasFailed(String address) {
        return addresses.hasCounted(network(address));
    }

    private static String network(String address) {
        return IpAddress.parse(address).map(IpAddress::network).orElse(address);
    }

    private static String pair(String account, String network) {
        return network + '\n' + account;
    }
}
