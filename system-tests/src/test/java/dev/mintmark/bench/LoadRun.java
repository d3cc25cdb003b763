package dev.mintmark.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What wrk measured in one run: a closed loop, each connection sends its next request when it has its answer.
 *
 * @param p50 microseconds, as the others
 */
record LoadRun(long requests, long durationMicros, long p50, long p99, long p999, long errors) {
    private static final String RESULT = "result ";

    double perSecond() {
        return requests * 1e6 / durationMicros;
    }

    static LoadRun of(URI target, Path script, Path credentials, int connections, int seconds, int seed)
            throws IOException, InterruptedException {
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
                            script.toString(),
                            target.toString(),
                            "--",
                            credentials.toString(),
                            Integer.toString(seed))
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
        return printed.stream()
                .filter(line -> line.startsWith(RESULT))
                .map(LoadRun::parse)
                .findFirst()
                .orElseThrow(() -> new IOException("wrk printed no result: " + printed));
    }

    private static LoadRun parse(String line) {
        long[] numbers = List.of(line.substring(RESULT.length()).split(" ")).stream()
                .mapToLong(Long::parseLong)
                .toArray();
        return new LoadRun(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
