package dev.mintmark.rest.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What every answer to a request may need to know about it.
 *
 * @param requestId stands in the answer and in the log
 * @param method of the request
 * @param path the request's path as sent
 * @param issuer the base of every published URL
 * @param outcome told while the request is answered
 */
public record Exchange(String requestId, String method, String path, String issuer, Outcome outcome) {
    /** The path of the token endpoint. */
    public static final String TOKEN_PATH = "/connect/token";

    private static final String OAUTH = "/connect/";
    private static final String ATTRIBUTE = Exchange.class.getName();

    /** A request of which nobody has told anything yet. */
    public Exchange(String requestId, String method, String path, String issuer) {
        this(requestId, method, path, issuer, new Outcome());
    }

    /** Keeps this with the request. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What was kept with the request. */
    public static Exchange of(HttpServletRequest request) {
        return (Exchange) request.getAttribute(ATTRIBUTE);
    }

    /** Whether one of the OAuth endpoints is asked, whose errors are those of RFC 6749 §5.2. */
    public boolean isOAuthRequest() {
        return path.startsWith(OAUTH);
    }

    /** The URL of the page that documents an error. */
    public String documentationOf(String code) {
        return issuer + "/docs/errors/" + code;
    }
}
