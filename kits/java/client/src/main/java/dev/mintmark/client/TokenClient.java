package dev.mintmark.client;

import dev.mintmark.client.TokenUnavailable.Rejected;
import dev.mintmark.client.TokenUnavailable.TryLater;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Gets access tokens for one app, and keeps one that is fresh. Safe for use by many threads; make one and keep it.
 *
 * <pre>{@code
 * TokenClient tokens = TokenClient.of("https://id.example.com", Credential.secret(clientId, secret));
 * HttpRequest request = tokens.authorize(HttpRequest.newBuilder(uri)).build();
 * }</pre>
 *
 * A token is used until shortly before its end. From four fifths of its life on, whoever asks for it gets it at once,
 * while the next one is fetched in the background. Many that ask at once share one request. After a failure the server
 * is left alone for as long as it asks, and for one second, two, four and so on up to a minute: meanwhile, a token that
 * is still good is used, and without one the failure is told again.
 */
public final class TokenClient {
    /** Of its life, before its end: from then on it is renewed. */
    private static final double RENEWED_AHEAD = 0.2;
    /** Of its life, before its end: from then on it is not used; it is to arrive, and clocks differ. */
    private static final double NOT_USED_ANY_MORE = 0.04;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A token this young is not forgotten: the next one would be no better. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final Builder settings;
    private final HttpClient http;
    private final Object lock = new Object();

    /** Of the token endpoint, for the next proof; null while it gave none. */
    private volatile String nonce;

    private Token current;
    private CompletableFuture<Token> running;
    private TokenUnavailable failure;
    private int failuresInARow;
    private Instant failedAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    private TokenClient(Builder settings) {
        this.settings = settings;
        this.http = settings.http == null
                ? HttpClient.newBuilder()
                        .connectTimeout(settings.timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()
                : settings.http;
    }

    /**
     * A client with the usual settings.
     *
     * @param issuer the installation's issuer, to the character
     * @param credential of the app
     * @throws IllegalArgumentException if no installation can have that issuer
     */
    public static TokenClient of(String issuer, Credential credential) {
        return builder(issuer, credential).build();
    }

    /**
     * A client that differs from the usual settings.
     *
     * @param issuer the installation's issuer, to the character
     * @param credential of the app
     * @throws IllegalArgumentException if no installation can have that issuer
     */
    public static Builder builder(String issuer, Credential credential) {
        return new Builder(issuer, credential);
    }

    /**
     * A token that is good for now; waits for it where there is none yet.
     *
     * @throws TokenUnavailable if there is none, and why
     */
    public Token token() {
        try {
            return tokenAsync().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TryLater("Interrupted while waiting for a token.", Duration.ZERO, interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TokenUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** As {@link #token()}, without waiting; fails with a {@link TokenUnavailable}. */
    public CompletableFuture<Token> tokenAsync() {
        CompletableFuture<Token> started = null;
        CompletableFuture<Token> answer;
        synchronized (lock) {
            Instant now = settings.clock.instant();
            // A clock that was put back may not prolong a token's life, nor a pause.
            boolean usable =
                    current != null && isWithin(now, current.requestedAt(), current.endLess(NOT_USED_ANY_MORE));
            if (usable && now.isBefore(current.endLess(RENEWED_AHEAD))) {
                return CompletableFuture.completedFuture(current);
            }
            if (running == null && !isWithin(now, failedAt, notBefore)) {
                started = new CompletableFuture<>();
                running = started;
            }
            if (usable) {
                answer = CompletableFuture.completedFuture(current);
            } else if (running != null) {
                answer = running.copy(); // whoever cancels theirs cancels nobody else's
            } else {
                return CompletableFuture.failedFuture(failure);
            }
        }
        if (started != null) {
            request(started);
        }
        return answer;
    }

    /**
     * Adds the token to a request, and a proof if it is bound to a key: then the request's method and address are to be
     * set before, and each request is authorized anew.
     *
     * @return the same builder
     * @throws TokenUnavailable if there is none, and why
     */
    public HttpRequest.Builder authorize(HttpRequest.Builder request) {
        if (settings.key == null) {
            return request.setHeader("Authorization", "Bearer " + token().value());
        }
        HttpRequest sofar = request.copy().build();
        headers(sofar.method(), sofar.uri()).forEach(request::setHeader);
        return request;
    }

    /**
     * The headers with which a request to an API is authorized: {@code Authorization}, and {@code DPoP} if tokens are
     * bound to a key. Those of a bound token are good for one request.
     *
     * @param method of the request, such as {@code GET}
     * @param uri of the request
     * @throws TokenUnavailable if there is no token, and why
     */
    public Map<String, String> headers(String method, URI uri) {
        Token token = token();
        return settings.key == null
                ? Map.of("Authorization", "Bearer " + token.value())
                : Map.of(
                        "Authorization",
                        "DPoP " + token.value(),
                        "DPoP",
                        settings.key.proof(method, uri, token, settings.clock.instant()));
    }

    /**
     * Makes the next request use another token: for an API that answered this one with 401 {@code invalid_token}. One
     * that was got within the last seconds stays.
     */
    public void forget(Token token) {
        synchronized (lock) {
            if (current == token
                    && !settings.clock.instant().isBefore(token.requestedAt().plus(YOUNG))) {
                current = null;
            }
        }
    }

    private static boolean isWithin(Instant now, Instant start, Instant end) {
        return !now.isBefore(start) && now.isBefore(end);
    }

    private void request(CompletableFuture<Token> started) {
        request(started, true);
    }

    /** @param again whether to ask again if the server wants another nonce */
    private void request(CompletableFuture<Token> started, boolean again) {
        Instant now = settings.clock.instant();
        CompletableFuture<HttpResponse<String>> sent;
        try {
            sent = http.sendAsync(settings.request(now, nonce), BodyHandlers.ofString());
        } catch (TokenUnavailable told) {
            sent = CompletableFuture.failedFuture(told);
        } catch (IOException | RuntimeException unusable) {
            sent = CompletableFuture.failedFuture(
                    new Rejected("credential_unusable", "", "The secret or key cannot be read or used.", unusable));
        }
        // A request's own timeout ends with the headers of the answer.
        CompletableFuture<HttpResponse<String>> exchange = sent;
        exchange.copy()
                .orTimeout(settings.timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(response -> {
                    response.headers().firstValue("DPoP-Nonce").ifPresent(next -> nonce = next);
                    TokenAnswer answer = TokenAnswer.of(response);
                    return again && settings.key != null && answer.wantsNonce()
                            ? null
                            : answer.token(now, settings.key == null ? "Bearer" : "DPoP");
                })
                .whenComplete((token, thrown) -> {
                    exchange.cancel(true);
                    if (token == null && thrown == null) {
                        request(started, false);
                    } else {
                        conclude(started, token, thrown);
                    }
                });
    }

    private void conclude(CompletableFuture<Token> started, Token token, Throwable thrown) {
        TokenUnavailable unavailable = thrown == null ? null : unavailable(thrown);
        synchronized (lock) {
            running = null;
            if (unavailable == null) {
                current = token;
                failure = null;
                failuresInARow = 0;
                notBefore = Instant.MIN;
            } else {
                failure = unavailable;
                failedAt = settings.clock.instant();
                notBefore = failedAt.plus(pause());
                failuresInARow++;
            }
        }
        if (unavailable == null) {
            started.complete(token);
        } else {
            started.completeExceptionally(unavailable);
        }
    }

    private static TokenUnavailable unavailable(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof TokenUnavailable unavailable
                ? unavailable
                : new TryLater("The token endpoint cannot be reached.", Duration.ZERO, cause);
    }

    /** As long as the server asks, and longer with each failure. */
    private Duration pause() {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresInARow, 10));
        if (own.compareTo(LONGEST_PAUSE) > 0) {
            own = LONGEST_PAUSE;
        }
        Duration asked = failure instanceof TryLater later ? later.retryAfter() : Duration.ZERO;
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** Settings of a client. */
    public static final class Builder {
        private final String issuer;
        private final Credential credential;
        private URI endpoint;
        private String resource;
        private String scope;
        private DpopKey key;
        private Duration timeout = Duration.ofSeconds(10);
        private InstantSource clock = Clock.systemUTC();
        private HttpClient http;

        private Builder(String issuer, Credential credential) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            this.credential = Objects.requireNonNull(credential, "credential");
            this.endpoint = WebAddress.issuer(issuer).resolve("/connect/token");
        }

        private Builder(Builder other) {
            this.issuer = other.issuer;
            this.credential = other.credential;
            this.endpoint = other.endpoint;
            this.resource = other.resource;
            this.scope = other.scope;
            this.key = other.key;
            this.timeout = other.timeout;
            this.clock = other.clock;
            this.http = other.http;
        }

        /**
         * The identifier of the API that the tokens are for, to the character (RFC 8707 §2); unless set, the
         * installation's default API. A client is for one API: make one for each.
         *
         * @throws IllegalArgumentException if it is blank: the server would take that for the default API
         */
        public Builder resource(String resource) {
            if (resource.isBlank()) {
                throw new IllegalArgumentException("The resource is blank.");
            }
            this.resource = resource;
            return this;
        }

        /** The scopes to ask for, space-separated; unless set, those of the API that are open to the app. */
        public Builder scope(String scope) {
            this.scope = Objects.requireNonNull(scope);
            return this;
        }

        /**
         * The key that tokens are bound to (RFC 9449); unless set, they are bearer tokens. Then a call needs a proof,
         * too: {@link TokenClient#authorize}, {@link TokenClient#headers} and the filter make it.
         */
        public Builder boundTo(DpopKey key) {
            this.key = Objects.requireNonNull(key);
            return this;
        }

        /**
         * Where tokens are asked for, if not at {@code /connect/token} under the issuer. The credential is sent there:
         * plain http only where nobody else can read it.
         */
        public Builder tokenEndpoint(URI endpoint) {
            this.endpoint = WebAddress.absolute(endpoint);
            return this;
        }

        /** How long to wait for an answer; ten seconds by default. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout);
            return this;
        }

        /** What tells the time; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /** What sends token requests, with a proxy or a trust store of its own; it should follow no redirects. */
        public Builder httpClient(HttpClient http) {
            this.http = Objects.requireNonNull(http);
            return this;
        }

        /** The client. Nothing is asked for yet; what is set later is for other clients. */
        public TokenClient build() {
            return new TokenClient(new Builder(this));
        }

        private HttpRequest request(Instant now, String nonce) throws IOException {
            var request = new TokenRequest();
            if (resource != null) {
                request.parameter("resource", resource);
            }
            if (scope != null) {
                request.parameter("scope", scope);
            }
            credential.authenticate(request, issuer, now);
            if (key != null) {
                request.dpop(key.proof(target(), nonce, now));
            }
            return request.to(endpoint, timeout);
        }

        /** What the server calls its token endpoint, wherever it is asked. */
        private URI target() {
            return WebAddress.issuer(issuer).resolve("/connect/token");
        }
    }
}
