package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Clients that ask for tokens again and again, each on a connection of its own, and note how every request ended. */
final class TokenLoad implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(75);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"ey[\\w-]+\\.([\\w-]+)\\.");

    private final URI endpoint;
    private final String authorization;
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean ended;

    /**
     * How a request ended: its status, or the fault of the connection. Of a token its claims are kept in the place of
     * the body, so that no report shows it whole.
     */
    record Outcome(
            int client,
            Instant began,
            Duration took,
            String end,
            Optional<String> claims,
            String body,
            boolean retryAfter) {
        boolean isToken() {
            return end.equals("200") && claims.isPresent();
        }
    }

    /** Starts so many clients at this server, all with the credentials of this app. */
    TokenLoad(URI base, Host.App app, int clients) {
        this.endpoint = base.resolve("/connect/token");
        this.authorization = "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret());
        for (int number = 0; number < clients; number++) {
            int client = number;
            Thread thread = new Thread(() -> ask(client), "load " + number);
            thread.setDaemon(true);
            thread.start();
            this.clients.add(thread);
        }
    }

    private void ask(int client) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        while (!ended) {
            Instant began = Instant.now();
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                note(
                        client,
                        began,
                        Integer.toString(answer.statusCode()),
                        answer.body(),
                        answer.headers().firstValue("Retry-After").isPresent());
            } catch (IOException broken) {
                note(client, began, broken.getClass().getSimpleName(), String.valueOf(broken.getMessage()), false);
            } catch (InterruptedException interrupted) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void note(int client, Instant began, String end, String body, boolean retryAfter) {
        Optional<String> claims = TOKEN.matcher(body)
                .results()
                .map(token -> new String(Base64.getUrlDecoder().decode(token.group(1)), StandardCharsets.UTF_8))
                .findFirst();
        Duration took = Duration.between(began, Instant.now());
        outcomes.add(new Outcome(client, began, took, end, claims, claims.orElse(body), retryAfter));
    }

    /** How many requests ended so far. */
    int size() {
        return outcomes.size();
    }

    /** Waits until so many more requests have ended as described. */
    void awaitMore(String what, int count, Predicate<Outcome> such) {
        awaitMore(what, Condition.LIMIT, count, such);
    }

    /** Waits until so many more requests have ended as described; fails if they have not within this time. */
    void awaitMore(String what, Duration within, int count, Predicate<Outcome> such) {
        Instant since = Instant.now();
        Condition.await(
                what,
                within,
                () -> outcomes.stream()
                                .filter(outcome -> outcome.began().isAfter(since) && such.test(outcome))
                                .count()
                        >= count);
    }

    /** Waits until so many more tokens were issued. */
    void awaitTokens(int count) {
        awaitMore(count + " more tokens", count, Outcome::isToken);
    }

    /** Every request that fits and began in this time. */
    List<Outcome> between(Instant from, Instant to, Predicate<Outcome> such) {
        return outcomes.stream()
                .filter(outcome ->
                        !outcome.began().isBefore(from) && outcome.began().isBefore(to))
                .filter(such)
                .toList();
    }

    /** Lets the clients finish, and gives everything that they noted. */
    List<Outcome> finish() {
        ended = true;
        for (Thread client : clients) {
            try {
                client.join(LIMIT.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return List.copyOf(outcomes);
    }

    /** Fails if a request so far ended otherwise than with a token, or with a refusal that says when to come again. */
    void onlyTokensAndHonestRefusals() {
        assertThat(outcomes).allSatisfy(outcome -> {
            if (!outcome.isToken()) {
                assertThat(outcome.end()).as(outcome.body()).isEqualTo("503");
                assertThat(outcome.body()).contains("\"temporarily_unavailable\"");
                assertThat(outcome.retryAfter()).as("Retry-After").isTrue();
            }
        });
    }

    /** In words: how many ended how, and how long they took. */
    static String summary(List<Outcome> outcomes) {
        Map<String, Long> ends = new TreeMap<>();
        outcomes.forEach(outcome -> ends.merge(outcome.isToken() ? "tokens" : outcome.end(), 1L, Long::sum));
        List<Duration> sorted = outcomes.stream().map(Outcome::took).sorted().toList();
        return ends
                + (sorted.isEmpty()
                        ? ""
                        : ", p50 " + sorted.get(sorted.size() / 2).toMillis() + " ms, p99 "
                                + sorted.get(sorted.size() * 99 / 100).toMillis() + " ms, longest "
                                + sorted.get(sorted.size() - 1).toMillis() + " ms");
    }

    @Override
    public void close() {
        finish();
    }
}
