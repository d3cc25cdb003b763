package dev.mintmark.verifier;

import java.net.URI;
import java.util.regex.Pattern;

/** Checks addresses before anything is sent to them. */
final class WebAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::|(0:){7})1]", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /**
     * The issuer of an installation: without path, query, fragment or a slash at its end, and https unless its host is
     * a loopback address (http-api §3).
     *
     * @throws IllegalArgumentException if no installation can have it
     */
    static URI issuer(String issuer) {
        URI uri = absolute(URI.create(issuer));
        if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "An issuer has no path, no query, no fragment, and no slash at its end: " + issuer);
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException("An issuer is https unless its host is a loopback address: " + issuer);
        }
        return uri;
    }

    /**
     * The same, checked.
     *
     * @throws IllegalArgumentException if it is no absolute http or https address of a host
     */
    static URI absolute(URI uri) {
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("No absolute http or https address: " + uri);
        }
        return uri;
    }
}
