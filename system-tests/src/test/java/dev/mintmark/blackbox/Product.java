package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.function.Function;

/**
 * What others wrote and others use to verify tokens, set up as its documentation says and for this API only.
 *
 * @param name with which a failed test names it
 * @param api the API before which it stands
 * @param refusal why it refuses a token; empty where it takes it
 */
record Product(String name, Wall.Api api, Function<String, Optional<String>> refusal) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One that answers requests to this address: with 200 to those with a token that it takes, else with 401. */
    static Product overHttp(String name, Wall.Api api, URI address) {
        return new Product(name, api, token -> challenge(name, get(address, token)));
    }

    private static Optional<String> challenge(String name, HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return Optional.empty();
        }
        if (answer.statusCode() != 401) {
            throw new AssertionError(name + ": " + answer.statusCode() + " " + answer.body());
        }
        return Optional.of(answer.headers().firstValue("WWW-Authenticate").orElse("401"));
    }

    private static HttpResponse<String> get(URI address, String token) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Optional<String> refusal(String token) {
        return refusal.apply(token);
    }

    @Override
    public String toString() {
        return name + ", " + api.form();
    }
}
