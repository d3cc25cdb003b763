package dev.mintmark.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells addresses on the web that nobody on the way can read or change from others. */
public final class WebAddress {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int LAST_PORT = 65_535;

    private WebAddress() {}

    /**
     * Whether a text is an absolute URI with a host, without user information and fragment, that begins with https, or
     * whose host is this machine.
     */
    public static boolean isSafe(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && isSafe(uri.getScheme().toLowerCase(Locale.ROOT), uri.getHost())
                    && uri.getPort() <= LAST_PORT;
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    /** Whether a safe address begins with https, and its host is by its name another machine than this. */
    public static boolean isElsewhere(String safe) {
        URI uri = URI.create(safe);
        return uri.getScheme().equalsIgnoreCase("https") && !isLoopback(uri.getHost());
    }

    private static boolean isSafe(String scheme, String host) {
        return scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
    }

    /** Whether a host, as it stands in a URI, is by its name this machine. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
