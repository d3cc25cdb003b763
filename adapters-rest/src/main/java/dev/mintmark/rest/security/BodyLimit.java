package dev.mintmark.rest.security;

import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;

/**
 * Reads request bodies before anything else works on the request, and keeps them to 64 KiB, whether or not their length
 * is announced (http-api §2, errors).
 */
final class BodyLimit {
    private static final int BYTES = 64 * 1024;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private BodyLimit() {}

    /**
     * The request with its body.
     *
     * @throws RequestRefused {@code too_large}; {@code bad_request} if the body is broken off or comes too slowly
     */
    static HttpServletRequest admit(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > BYTES) {
            throw new RequestRefused(Problem.TOO_LARGE);
        }
        if (length == 0 || WITHOUT_BODY.contains(request.getMethod())) {
            return request;
        }
        byte[] body = body(request);
        if (body.length > BYTES) {
            throw new RequestRefused(Problem.TOO_LARGE);
        }
        return new BufferedRequest(request, body);
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(BYTES + 1);
        } catch (IOException brokenOff) {
            throw new RequestRefused(
                    Problem.of(400, "bad_request", "Send the whole body, in time and soundly framed."));
        }
    }
}
