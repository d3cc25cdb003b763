package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser on its way to a provider and back: where it was sent, and the cookie that it was given. */
record Journey(Http http, String provider, URI address, String cookie) {
    static Journey begin(Http http, String provider) {
        Answer start = http.get("/api/v1/session/provider/" + provider + "/start");
        assertThat(start.status()).as(start.text()).isEqualTo(303);
        return new Journey(
                http,
                provider,
                URI.create(start.header("Location").orElseThrow()),
                start.headers().allValues("Set-Cookie").get(0));
    }

    /** What the provider is asked. */
    Map<String, String> request() {
        return parameters(address.getRawQuery());
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** The browser comes back with a code. */
    Answer back(String code) {
        return back(Map.of("state", request().get("state"), "code", code));
    }

    Answer back(Map<String, String> answer) {
        return back(answer, cookie.substring(0, cookie.indexOf(';')));
    }

    Answer back(Map<String, String> answer, String cookies) {
        String query = answer.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Http.form(entry.getValue()))
                .collect(Collectors.joining("&"));
        return http.send(
                "GET",
                "/api/v1/session/provider/" + provider + "/callback?" + query,
                BodyPublishers.noBody(),
                "Cookie",
                cookies);
    }

    /** Why somebody was not let in, or nothing. */
    static String refusal(Answer back) {
        assertThat(back.status()).as(back.text()).isEqualTo(303);
        String address = back.header("Location").orElseThrow();
        int at = address.indexOf("/sign-in#refused=");
        return at < 0 ? "" : address.substring(at + "/sign-in#refused=".length());
    }

    /** What the dashboard does next: it goes on with the session whose cookie it was given. */
    static Answer session(Http http, Answer back) {
        String cookie = back.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.contains("mintmark-refresh="))
                .findFirst()
                .orElseThrow();
        return http.send(
                "POST",
                "/api/v1/session/refresh",
                BodyPublishers.noBody(),
                "Cookie",
                cookie.substring(0, cookie.indexOf(';')));
    }
}
