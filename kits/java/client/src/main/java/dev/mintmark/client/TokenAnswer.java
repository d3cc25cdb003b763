package dev.mintmark.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.client.TokenUnavailable.Blocked;
import dev.mintmark.client.TokenUnavailable.Rejected;
import dev.mintmark.client.TokenUnavailable.TryLater;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the token endpoint answered (http-api §1). */
final class TokenAnswer {
    /** No server means more; one that says so is asked again after this. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final int status;
    private final HttpHeaders headers;
    private final Map<String, Object> body;

    private TokenAnswer(int status, HttpHeaders headers, Map<String, Object> body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static TokenAnswer of(HttpResponse<String> response) {
        return new TokenAnswer(response.statusCode(), response.headers(), members(response.body()));
    }

    private static Map<String, Object> members(String json) {
        try {
            return json.stripLeading().startsWith("{") ? JSONObjectUtils.parse(json) : Map.of();
        } catch (ParseException noJson) {
            return Map.of();
        }
    }

    /**
     * The token.
     *
     * @param requestedAt when it was asked for
     * @param type what it is to be: {@code Bearer}, or {@code DPoP}
     * @throws TokenUnavailable if the answer is another one
     */
    Token token(Instant requestedAt, String type) {
        if (status != 200) {
            throw failure(requestedAt);
        }
        boolean isOfType = text("token_type").equalsIgnoreCase(type);
        String value = text("access_token");
        if (!isOfType || value.isEmpty() || !(body.get("expires_in") instanceof Long seconds) || seconds <= 0) {
            throw new TryLater("The token endpoint answered 200 without a " + type + " token.", Duration.ZERO, null);
        }
        Set<String> scopes = Arrays.stream(text("scope").split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Token(value, requestedAt, Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE)), scopes);
    }

    /** Whether the proof that was sent needs the nonce that came with the answer (RFC 9449 §8). */
    boolean wantsNonce() {
        return status == 400 && text("error").equals("use_dpop_nonce");
    }

    private TokenUnavailable failure(Instant now) {
        String error = text("error");
        if (status == 429 || status >= 500) {
            String said = "The token endpoint answered " + status + (error.isEmpty() ? "." : ", " + error + ".");
            return new TryLater(said, retryAfter(now), null);
        }
        if (error.equals("unauthorized_client")) {
            return new Blocked(text("reason"), text("error_description"));
        }
        if (error.isEmpty()) {
            return new Rejected("status " + status, "", "This is not how a token endpoint answers.", null);
        }
        return new Rejected(error, text("reason"), text("error_description"), null);
    }

    /** Seconds, or a date (RFC 9110 §10.2.3). */
    private Duration retryAfter(Instant now) {
        Duration asked = headers.firstValue("Retry-After")
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

    private String text(String member) {
        return Objects.requireNonNullElse(body.get(member), "").toString();
    }
}
