package dev.mintmark.rest.http;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The id under which a request is answered and logged: the caller's own if it is well formed, else a new one. It is no
 * secret, so it is not drawn by chance: a digest of process and count tells requests of all nodes apart without telling
 * how many there were.
 */
public final class RequestId {
    /** The name of the header, in both directions. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BYTES = 16;
    private static final String PROCESS = process();
    private static final AtomicLong COUNT = new AtomicLong();

    private RequestId() {}

    /** The id for a request that came with this header, which may be null. */
    public static String of(String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : next();
    }

    private static String next() {
        try {
            String name = PROCESS + COUNT.incrementAndGet();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String process() {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        return process.getName() + " " + process.getStartTime() + " ";
    }
}
