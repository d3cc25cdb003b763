package dev.mintmark.blackbox;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Follows the events of one caller, as a browser would (HTML standard, §9.2). */
final class EventReader implements AutoCloseable {
    private final HttpResponse<Stream<String>> answer;
    private final ConcurrentLinkedQueue<Map<String, String>> events = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** Opens the stream, perhaps behind an event that was seen. */
    EventReader(Http caller, String... headers) {
        answer = caller.lines(
                "/api/v1/events",
                Stream.concat(Stream.of("Accept", "text/event-stream"), Stream.of(headers))
                        .toArray(String[]::new));
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            List<String> block = new ArrayList<>();
            answer.body().forEach(line -> {
                if (line.isEmpty()) {
                    add(block);
                    block.clear();
                } else {
                    block.add(line);
                }
            });
        } catch (UncheckedIOException closedByUs) {
            // The end of the stream, too.
            ended = true;
        } finally {
            ended = true;
        }
    }

    private void add(List<String> block) {
        Map<String, String> event = new java.util.HashMap<>();
        for (String line : block) {
            int colon = line.indexOf(':');
            event.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        events.add(event);
    }

    int status() {
        return answer.statusCode();
    }

    HttpResponse<Stream<String>> answer() {
        return answer;
    }

    /** Waits for the first event, or comment under the name of an empty text, that fits. */
    Map<String, String> await(String what, Predicate<Map<String, String>> fits) {
        Condition.await(what, () -> events.stream().anyMatch(fits));
        return events.stream().filter(fits).findFirst().orElseThrow();
    }

    /** Everything that came so far, comments left out. */
    List<Map<String, String>> events() {
        return events.stream().filter(event -> event.containsKey("event")).toList();
    }

    void awaitEnd() {
        Condition.await("the end of the stream", () -> ended);
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
