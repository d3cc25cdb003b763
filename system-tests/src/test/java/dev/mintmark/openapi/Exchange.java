package dev.mintmark.openapi;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * What was sent and what was answered.
 *
 * @param sent the body, empty if there was none
 */
public record Exchange(
        String method,
        URI uri,
        HttpHeaders requestHeaders,
        String sent,
        int status,
        HttpHeaders headers,
        String answered) {

    /** Whether this is of the interface that the document is about. */
    public boolean isOfTheInterface() {
        String path = uri.getRawPath();
        return !method.equals("OPTIONS")
                && (path.startsWith("/api/") || path.startsWith("/connect/") || path.startsWith("/.well-known/"));
    }

    @Override
    public String toString() {
        return method + " " + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?…") + " answered " + status;
    }
}
