package dev.mintmark.bootstrap.warmup;

import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.RequestId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request for a token that this node sends to itself, over a connection that the JDK keeps. */
final class OwnTokenRequest {
    private static final byte[] BODY = "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII);
    private static final int MILLIS = 5_000;

    /** A trace that is not sampled (W3C Trace Context §3.2.2.5), so that nothing of these requests is exported. */
    private static final String NO_TRACE = "00-%s-%s-00".formatted("0".repeat(31) + 1, "0".repeat(15) + 1);

    private final int port;
    private final String authorization;
    private final String requestId;

    OwnTokenRequest(int port, WarmUpClient client, String requestId) {
        String credentials = client.id().value() + ":" + client.secret().reveal();
        this.port = port;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
        this.requestId = requestId;
    }

    /** Sends it, and says whether a token came back. */
    boolean isAnswered() {
        try {
            URL endpoint = new URL("http", "127.0.0.1", port, Exchange.TOKEN_PATH);
            HttpURLConnection connection = (HttpURLConnection) endpoint.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(BODY.length);
            connection.setRequestProperty("Authorization", authorization);
            connection.setRequestProperty(RequestId.HEADER, requestId);
            connection.setRequestProperty("traceparent", NO_TRACE);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(BODY);
            }
            boolean issued = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            try (InputStream answer = issued ? connection.getInputStream() : connection.getErrorStream()) {
                if (answer != null) {
                    answer.transferTo(OutputStream.nullOutputStream());
                }
            }
            return issued;
        } catch (IOException notListening) {
            return false;
        }
    }
}
