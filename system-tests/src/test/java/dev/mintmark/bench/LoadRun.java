package dev.mintmark.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What wrk measured in one run: a closed loop, each connection sends its next request when it has its answer.
 *
 * @param p50 microseconds, as the others
 * @param errors answers with another status than the expected one, and broken connections
 * @param seconds how many requests began in each whole second of the run
 */
record LoadRun(long requests, long durationMicros, long p50, long p99, long p999, long errors, List<Long> seconds) {
    private static final Path SCRIPT = Path.of("src", "test", "bench", "load.lua");
    private static final String RESULT = "result ";
    private static final String SECONDS = "seconds";

    double perSecond() {
        return requests * 1e6 / durationMicros;
    }

    static LoadRun of(Ask ask, int connections, int seconds, int seed) throws IOException, InterruptedException {
        Process wrk;
        try {
            wrk = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "--timeout",
                            "10s",
                            "-s",
                            SCRIPT.toString(),
                            ask.target().toString(),
                            "--",
                            ask.requests().toString(),
                            Integer.toString(seed),
                            Integer.toString(ask.expected()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noWrk) {
            throw new IOException("The load generator wrk is missing. Install it: apt-get install wrk", noWrk);
        }
        List<String> printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk failed: " + printed);
        }
        long[] numbers = numbers(printed, RESULT).toArray();
        return new LoadRun(
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers(printed, SECONDS).boxed().toList());
    }

    private static LongStream numbers(List<String> printed, String name) throws IOException {
        String line = printed.stream()
                .filter(one -> one.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk printed no " + name.strip() + ": " + printed));
        return Arrays.stream(line.substring(name.length()).strip().split(" "))
                .filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong);
    }
}
