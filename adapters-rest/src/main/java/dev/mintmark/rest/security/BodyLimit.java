package dev.mintmark.rest.security;

import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads request bodies before anything else works on the request, and keeps them to 64 KiB, whether or not their length
 * is announced (http-api §2, errors).
 */
final class BodyLimit {
    private static final int BYTES = 64 * 1024;
    private static final Set<String> PLAIN = Set.of("", "identity");
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    /** RFC 9110 §15.5.16. */
    private static final Problem NOT_SERVED = Problem.of(
            415, "unsupported_media_type", "Send the body plain, or compressed with gzip, as Accept-Encoding says.");

    private static final byte[] NOTHING = {};

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private BodyLimit() {}

    /**
     * The request with its body.
     *
     * @param address whose request it is
     * @throws RequestRefused {@code too_large}; {@code bad_request} if the body is broken off or comes too slowly;
     *     {@code unsupported_media_type} if it is encoded otherwise than by gzip; {@code temporarily_unavailable} if
     *     too many bodies are waited for
     */
    static HttpServletRequest admit(HttpServletRequest request, String address) {
        byte[] body = read(request, address);
        return body.length == 0 ? request : new BufferedRequest(request, body);
    }

    /** The body alone, empty where there is none or the method has none; refused as by {@link #admit}. */
    static byte[] read(HttpServletRequest request, String address) {
        long length = request.getContentLengthLong();
        if (length > BYTES) {
            throw new RequestRefused(Problem.TOO_LARGE);
        }
        if (length == 0 || WITHOUT_BODY.contains(request.getMethod())) {
            return NOTHING;
        }
        byte[] body = body(request, requireServed(request.getHeader("Content-Encoding")), address);
        if (body.length > BYTES) {
            throw new RequestRefused(Problem.TOO_LARGE);
        }
        return body;
    }

    /**
     * The encoding in lower case; nothing is done about it before here, so that no half of a body counts as a whole.
     */
    private static String requireServed(String encoding) {
        String one = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!PLAIN.contains(one) && !GZIP.contains(one)) {
            throw new RequestRefused(NOT_SERVED);
        }
        return one;
    }

    private static byte[] body(HttpServletRequest request, String encoding, String address) {
        try {
            byte[] sent = LateBodies.read(request.getInputStream(), request.getContentLengthLong(), BYTES + 1, address);
            return GZIP.contains(encoding)
                    ? new GZIPInputStream(new ByteArrayInputStream(sent)).readNBytes(BYTES + 1)
                    : sent;
        } catch (IOException brokenOff) {
            throw new RequestRefused(
                    Problem.of(400, "bad_request", "Send the whole body, in time and soundly framed."));
        }
    }
}
