package dev.mintmark.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A request to the token endpoint, as it is put together (RFC 6749 §4.4.2). */
final class TokenRequest {
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String authorization;
    private String proof;

    TokenRequest() {
        parameter("grant_type", "client_credentials");
    }

    void parameter(String name, String value) {
        parameters.put(name, value);
    }

    /** Both parts are form-encoded first (RFC 6749 §2.3.1). */
    void basic(String clientId, String secret) {
        String pair = encoded(clientId) + ":" + encoded(secret);
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    /** A proof of the key that the token is to be bound to (RFC 9449 §5). */
    void dpop(String proof) {
        this.proof = proof;
    }

    HttpRequest to(URI endpoint, Duration timeout) {
        String form = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (proof != null) {
            request.header("DPoP", proof);
        }
        return request.build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
