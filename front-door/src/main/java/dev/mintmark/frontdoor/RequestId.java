package dev.mintmark.frontdoor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The id of a request that no application sees; made as the application makes its own ({@code rest.http.RequestId}).
 */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BYTES = 16;
    private static final String PROCESS = "door " + ProcessHandle.current().pid() + " " + System.nanoTime() + " ";
    private static final AtomicLong COUNT = new AtomicLong();

    private RequestId() {}

    /** The caller's own, which may be null, if it is well formed; else a new one. */
    static String of(String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : next();
    }

    private static String next() {
        try {
            byte[] name = (PROCESS + COUNT.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
