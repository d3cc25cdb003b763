package dev.mintmark.bootstrap.settings;

import dev.mintmark.bootstrap.settings.database.WrongValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Reads http and https addresses that consist of a scheme, a host and perhaps a port. */
final class WebAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** The issuer of an installation: https, unless nobody else can reach its host. */
    static URI issuer(String given) {
        String example = "https://id.example.com";
        URI issuer = bare(given, "must have no path, query, fragment or trailing slash", example);
        if (issuer.getScheme().equals("http") && !isLoopback(issuer)) {
            throw new WrongValue("must use https unless its host is a loopback address", example);
        }
        return issuer;
    }

    /** An origin of pages (RFC 6454). */
    static URI origin(String given) {
        return bare(
                given,
                "must be origins, separated by commas, each without path, query or trailing slash",
                "https://console.example.com");
    }

    /** Whether its host is this machine itself. */
    static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }

    private static URI bare(String given, String otherwise, String example) {
        URI uri = absolute(given, example);
        if (uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().isEmpty()) {
            throw new WrongValue(otherwise, example);
        }
        return uri;
    }

    private static URI absolute(String given, String example) {
        try {
            URI uri = new URI(given);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException refusedBelow) {
            // the answer is the same as for any other URI that is not ours
        }
        throw new WrongValue("must be an absolute http or https URL with a host and without user information", example);
    }
}
