package dev.mintmark.rest.http;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer of ours tells browsers, so that a page of another site can neither show it nor read it. The server
 * adds the few that hold for its own answers, too ({@code headers} in {@code server.xml}).
 */
public final class SecurityHeaders {
    /** The name of the header that says what a page may load and who may show it. */
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /**
     * The policy of an answer that is no page. A page replaces it by one that names what it loads, and nothing else.
     */
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String NO_PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()";

    /** A year, in seconds. */
    private static final String TRANSPORT_SECURITY = "max-age=31536000";

    private SecurityHeaders() {}

    /**
     * Sets them on an answer that is still open.
     *
     * @param issuer the base of every published URL; with {@code https}, browsers are told to use nothing else
     */
    public static void setOn(HttpServletResponse response, String issuer) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(CONTENT_SECURITY_POLICY, NOTHING);
        response.setHeader("Permissions-Policy", NO_PERMISSIONS);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (issuer.startsWith("https:")) {
            response.setHeader("Strict-Transport-Security", TRANSPORT_SECURITY);
        }
    }
}
