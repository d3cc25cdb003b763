package dev.mintmark.client.example;

import dev.mintmark.client.Credential;
import dev.mintmark.client.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** What the README shows first. */
public final class FirstLines {
    private FirstLines() {}

    public static HttpResponse<String> call(HttpClient http, URI api) throws IOException, InterruptedException {
        Credential credential = Credential.secret("mm_ev3d47a1mmwe1aeh5nks5p9nj1", Path.of("/run/secrets/mintmark"));
        TokenClient tokens = TokenClient.builder("https://id.example.com", credential)
                .resource("https://orders.example.com") // the API
                .build(); // once

        HttpRequest request = tokens.authorize(HttpRequest.newBuilder(api)).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer;
    }
}
