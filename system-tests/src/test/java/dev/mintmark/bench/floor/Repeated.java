package dev.mintmark.bench.floor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Does one piece of work again and again in the thread that asks, for as many seconds as the request says. */
final class Repeated {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 64;

    private Repeated() {}

    /** What is measured. */
    interface Work {
        void once() throws Exception;
    }

    /** Answers how often it was done and the nanoseconds of CPU that this thread spent on it all. */
    static void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws Exception {
        long until = System.nanoTime()
                + Duration.ofSeconds(Integer.parseInt(request.getParameter("seconds")))
                        .toNanos();
        long before = THREADS.getCurrentThreadCpuTime();
        long times = 0;
        while (System.nanoTime() < until) {
            for (int i = 0; i < BETWEEN_LOOKS_AT_THE_CLOCK; i++) {
                work.once();
            }
            times += BETWEEN_LOOKS_AT_THE_CLOCK;
        }
        String result = times + " " + (THREADS.getCurrentThreadCpuTime() - before);
        response.getWriter().write(result);
    }

    /** The body of a PUT. */
    static String body(HttpServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
