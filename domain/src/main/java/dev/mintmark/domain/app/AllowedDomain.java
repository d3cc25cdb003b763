package dev.mintmark.domain.app;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.HostName;
import dev.mintmark.domain.Violations;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain from which an app's tokens may be used: a host and perhaps a port, in normal form (rules §5, allowed
 * domains).
 *
 * @param value {@code localhost} or a DNS name in A-label form, then {@code :port} if one was given
 */
public record AllowedDomain(String value) {
    private static final Pattern SCHEME = Pattern.compile("\\Ahttps?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEYOND_HOST_AND_PORT = Pattern.compile("[/?#@\\\\]");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final String LOCALHOST = "localhost";

    /**
     * Normalizes and validates one entry; reports {@code wildcard_domain}, {@code invalid_domain} or
     * {@code invalid_port}. The text may be null.
     */
    public static Optional<AllowedDomain> parse(String text, String field, Violations violations) {
        if (text == null) {
            violations.add(field, Fault.INVALID_DOMAIN);
            return Optional.empty();
        }
        if (text.indexOf('*') >= 0) {
            violations.add(field, Fault.WILDCARD_DOMAIN);
            return Optional.empty();
        }
        String rest = SCHEME.matcher(DisplayName.trim(text)).replaceFirst("");
        if (rest.endsWith("/")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        if (BEYOND_HOST_AND_PORT.matcher(rest).find()) {
            violations.add(field, Fault.INVALID_DOMAIN);
            return Optional.empty();
        }
        int colon = rest.lastIndexOf(':') > rest.lastIndexOf(']') ? rest.lastIndexOf(':') : -1;
        Optional<String> host = host(colon < 0 ? rest : rest.substring(0, colon));
        if (host.isEmpty()) {
            violations.add(field, Fault.INVALID_DOMAIN);
            return Optional.empty();
        }
        if (colon < 0) {
            return host.map(AllowedDomain::new);
        }
        String port = rest.substring(colon + 1);
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
            violations.add(field, Fault.INVALID_PORT);
            return Optional.empty();
        }
        return Optional.of(new AllowedDomain(host.get() + ":" + port));
    }

    private static Optional<String> host(String text) {
        return HostName.normalize(text).filter(host -> host.indexOf('.') >= 0 || host.equals(LOCALHOST));
    }

    @Override
    public String toString() {
        return value;
    }
}
