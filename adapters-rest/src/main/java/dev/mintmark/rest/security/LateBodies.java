package dev.mintmark.rest.security;

import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for bodies that have not arrived yet. Each holds a thread while it is waited for, so only so many are, of one
 * address and of all, and none for long: fewer than the server has threads ({@code executor} in {@code server.xml}).
 */
final class LateBodies {
    static final int PER_ADDRESS = 64;
    static final int AT_ONCE = 128;

    /** How long a whole body may take, however its bytes come. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final int PART = 8 * 1024;

    private static final Map<String, Integer> WAITING = new ConcurrentHashMap<>();
    private static final AtomicInteger ALL = new AtomicInteger();

    private LateBodies() {}

    /**
     * The body as it was sent, up to a limit.
     *
     * @param length as announced, -1 if it was not
     * @param limit how many bytes are read at most
     * @throws IOException if it breaks off or comes too slowly
     * @throws RequestRefused {@code temporarily_unavailable} if too many are waited for
     */
    static byte[] read(InputStream sent, long length, int limit, String address) throws IOException {
        if (length >= 0 && sent.available() >= length) {
            byte[] body = new byte[(int) Math.min(length, limit)];
            return trimmed(body, sent.readNBytes(body, 0, body.length));
        }
        enter(address);
        try {
            return await(sent, length, limit);
        } finally {
            leave(address);
        }
    }

    private static byte[] await(InputStream sent, long length, int limit) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        byte[] body = new byte[(int) Math.min(length < 0 ? PART : length, limit)];
        int read = 0;
        while (read < limit && read != length) {
            if (read == body.length) {
                body = Arrays.copyOf(body, Math.min(2 * read, limit));
            }
            int part = sent.read(body, read, Math.min(PART, body.length - read));
            if (part < 0) {
                break;
            }
            read += part;
            if (System.nanoTime() > end) {
                throw new EOFException("the body did not come in time");
            }
        }
        return trimmed(body, read);
    }

    private static byte[] trimmed(byte[] body, int length) {
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    private static void enter(String address) {
        int own = WAITING.merge(address, 1, Integer::sum);
        if (ALL.incrementAndGet() > AT_ONCE || own > PER_ADDRESS) {
            leave(address);
            throw new RequestRefused(Problem.TEMPORARILY_UNAVAILABLE);
        }
    }

    private static void leave(String address) {
        ALL.decrementAndGet();
        WAITING.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
