package dev.mintmark.client.example;

import dev.mintmark.client.TokenClient;
import dev.mintmark.client.TokenUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

public final class Documents {
    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenClient tokens;
    private final URI api;

    public Documents(TokenClient tokens, URI api) {
        this.tokens = tokens;
        this.api = api;
    }

    public String all() throws IOException, InterruptedException {
        try {
            HttpRequest request = tokens.authorize(HttpRequest.newBuilder(api)).build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.body();
        } catch (TokenUnavailable.Blocked blocked) {
            return switch (blocked.reason()) {
                case APP_DISABLED -> "Enable this app in the dashboard.";
                case PLAN_RETIRED -> "Choose another plan for this app.";
                default -> "Ask those who run Mintmark: " + blocked.code();
            };
        }
    }
}
