package dev.mintmark.rest.http;

import java.util.Set;

/**
 * Which web origins may call the management API from a browser (RFC 6454 §6.2); none by default.
 *
 * @param origins each as a browser sends it: scheme, host and a port that is not the scheme's own, in lower case
 */
public record AllowedOrigins(Set<String> origins) {
    public AllowedOrigins {
        origins = Set.copyOf(origins);
    }
}
