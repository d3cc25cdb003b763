package dev.mintmark.token.provider;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.mintmark.token.federation.FetchFailed;
import dev.mintmark.token.federation.GuardedClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends what the library asks a provider, as everything else is sent to others (rules §11). */
final class GuardedSender implements HTTPRequestSender {
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final GuardedClient client;

    GuardedSender(GuardedClient client) {
        this.client = client;
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws FetchFailed {
        Map<String, String> headers = new LinkedHashMap<>();
        request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.remove("Content-Type");
        Optional<String> form =
                request.getMethod() == HTTPRequest.Method.POST ? Optional.of(request.getBody()) : Optional.empty();
        GuardedClient.Answer answer = client.send(request.getURI(), headers, form, WITHIN);
        HTTPResponse response = new HTTPResponse(answer.status());
        answer.contentType().ifPresent(type -> response.setHeader("Content-Type", type));
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }
}
