package dev.mintmark.verifier;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What was answered to a request for the cut list.
 *
 * @param list as it was sent; empty if the one that is held is confirmed
 * @param tag of the list; null if it has none
 */
record CutsAnswer(Optional<String> list, String tag) {
    /** No server means more; one that says so is asked again after this. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Any other answer. */
    static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final transient Duration retryAfter;

        Failure(int status, Duration retryAfter) {
            super("The cut list answers " + status + (status == 401 ? ": client id or secret is wrong." : "."));
            this.status = status;
            this.retryAfter = retryAfter;
        }

        boolean isOfCredentials() {
            return status == 401;
        }

        /** For how long the server wants not to be asked. */
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /** @param asked the tag that was sent; null for none */
    static CutsAnswer of(HttpResponse<String> response, String asked, Instant now) throws Failure {
        if (response.statusCode() == 200) {
            String tag = response.headers().firstValue("ETag").orElse(null);
            return new CutsAnswer(Optional.of(response.body()), tag);
        }
        if (response.statusCode() == 304 && asked != null) {
            return new CutsAnswer(Optional.empty(), asked);
        }
        throw new Failure(response.statusCode(), retryAfter(response, now));
    }

    /** Seconds, or a date (RFC 9110 §10.2.3). */
    private static Duration retryAfter(HttpResponse<?> response, Instant now) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .map(value ->
                        value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now))
                .orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static Duration until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
