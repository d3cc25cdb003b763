package dev.mintmark.verifier.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.Refused;
import dev.mintmark.verifier.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

public final class DocumentsApi implements HttpHandler {
    private final Verifier verifier;

    public DocumentsApi(Verifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        try {
            Caller caller = verifier.authenticate(headers.getFirst("Authorization"));
            caller.requireScope("mintmark.api");
            caller.requireOrigin(headers.getFirst("Origin"));
            boolean within =
                    caller.limits().fold(plan -> plan.documentUnitsPerHour().allows(10), () -> false);
            answer(exchange, within ? 200 : 403, "The documents are in " + caller.dbCode() + ".");
        } catch (Refused refused) {
            refused.headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, refused.status(), refused.reason().code());
        } finally {
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
