package dev.mintmark.bootstrap.settings;

import java.net.URI;
import java.util.Locale;

/** How a browser writes an origin (RFC 6454 §6.2). */
public final class WebOrigin {
    private WebOrigin() {}

    /** The origin of an http or https URL: in lower case, and without the scheme's own port. */
    public static String of(URI uri) {
        String origin = uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return usual ? origin : origin + ":" + uri.getPort();
    }
}
