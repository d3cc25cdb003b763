package dev.mintmark.rest.security;

import dev.mintmark.rest.http.IpAddress;
import dev.mintmark.rest.http.TrustedProxies;
import dev.mintmark.rest.refusal.Problem;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Keeps secrets off the public Internet in clear: where the issuer is {@code https}, a plain request for
 * {@code /connect} or {@code /api} that comes from a public address, and from no trusted proxy, has missed the proxy
 * that ends TLS (RFC 6749 §3.2: the endpoint requires TLS).
 */
final class ClearText {
    static final Problem REFUSED = Problem.of(
            403,
            "forbidden",
            "Use https. If a proxy that ends TLS has this address, name it in MINTMARK_TRUSTED_PROXIES. A secret that"
                    + " was sent may have been read on the way: replace it.");

    private final boolean allowed;
    private final TrustedProxies proxies;

    ClearText(String issuer, TrustedProxies proxies) {
        this.allowed = !issuer.startsWith("https:");
        this.proxies = proxies;
    }

    boolean isRefused(HttpServletRequest request, String path) {
        return !allowed
                && !request.isSecure()
                && (path.startsWith("/connect/") || path.startsWith("/api/"))
                && IpAddress.parse(request.getRemoteAddr())
                        .filter(IpAddress::isPublic)
                        .filter(address -> !proxies.trust(address))
                        .isPresent();
    }
}
