package dev.mintmark.rest.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The web origin of the dashboard that this server is (RFC 6454 §6.2): the only one whose pages may use the refresh
 * cookie.
 *
 * @param value the published one, as a browser sends it: scheme, host and a port that is not the scheme's own, in lower
 *     case
 */
public record DashboardOrigin(String value) {
    /** Whether the dashboard is reached by https only. */
    public boolean isSecure() {
        return value.startsWith("https:");
    }

    /**
     * Whether the request comes from a page of somebody else. A page that was loaded from the very address that the
     * request is sent to is the dashboard's own, under whatever name; a caller that is no browser sends no
     * {@code Origin}.
     */
    boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String addressed = request.getScheme() + "://" + request.getHeader("Host");
        return origin != null && !origin.equals(value) && !origin.equals(addressed);
    }
}
