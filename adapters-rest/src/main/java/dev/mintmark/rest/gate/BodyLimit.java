package dev.mintmark.rest.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Keeps request bodies to 64 KiB, whether or not their length is announced (http-api §2, errors). */
final class BodyLimit {
    private static final int BYTES = 64 * 1024;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private BodyLimit() {}

    /** The request, its body read if its length was not announced; empty if it is too large. */
    static Optional<HttpServletRequest> admit(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > BYTES) {
            return Optional.empty();
        }
        if (length >= 0 || WITHOUT_BODY.contains(request.getMethod())) {
            return Optional.of(request);
        }
        byte[] body = request.getInputStream().readNBytes(BYTES + 1);
        return body.length > BYTES ? Optional.empty() : Optional.of(new BufferedRequest(request, body));
    }
}
