package dev.mintmark.rest.oauth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a caller prefers to wait for news (<a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240
 * §4.3</a>).
 */
final class WaitPreference {
    static final String HEADER = "Prefer";

    private static final long MOST_SECONDS = 30;
    private static final Pattern WAIT =
            Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private WaitPreference() {}

    /** The first one that is stated, at most 30 seconds; empty for none, or for none at all to wait. */
    static Optional<Duration> of(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .map(wait -> Math.min(MOST_SECONDS, Long.parseLong(wait.group(1))))
                .findFirst()
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }
}
