package dev.mintmark.rest.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * The address that a request comes from: the connection's, unless that is a trusted proxy's, which tells whom it speaks
 * for in {@code Forwarded} (<a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>) or {@code X-Forwarded-For}.
 * These are read from the right, past every trusted proxy, as far as they can be read: the first address that nobody
 * vouches for is the client's. Where both are sent and disagree, one of them is a client's own word, and neither
 * counts.
 */
@Dependent
public class ClientAddress {
    private final TrustedProxies proxies;

    /** Believes these proxies. */
    @Inject
    public ClientAddress(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The address as text, in its canonical form. */
    public String of(HttpServletRequest request) {
        String connected = request.getRemoteAddr();
        if (proxies.blocks().isEmpty() && connected.indexOf(':') < 0) {
            return connected;
        }
        return IpAddress.parse(connected)
                .map(address -> of(address, request).text())
                .orElse(connected);
    }

    private IpAddress of(IpAddress connected, HttpServletRequest request) {
        if (!proxies.trust(connected)) {
            return connected;
        }
        List<String> forwarded = lines(request.getHeaders("Forwarded"));
        List<String> forwardedFor = lines(request.getHeaders("X-Forwarded-For"));
        IpAddress one = lastUntrusted(connected, ForwardedHops.ofForwarded(forwarded));
        IpAddress other = lastUntrusted(connected, ForwardedHops.ofXForwardedFor(forwardedFor));
        if (forwarded.isEmpty()) {
            return other;
        }
        return forwardedFor.isEmpty() || one.equals(other) ? one : connected;
    }

    private IpAddress lastUntrusted(IpAddress connected, List<Optional<IpAddress>> hops) {
        IpAddress nearest = connected;
        for (Optional<IpAddress> hop : hops) {
            if (hop.isEmpty() || !proxies.trust(nearest)) {
                return nearest;
            }
            nearest = hop.get();
        }
        return nearest;
    }

    private static List<String> lines(Enumeration<String> header) {
        return header == null ? List.of() : new ArrayList<>(Collections.list(header));
    }
}
