package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Every code that any answer carries has its page on the server that answered (http-api §1, §2). */
final class ErrorPages {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;
    private static final Set<String> FOUND = ConcurrentHashMap.newKeySet();

    private ErrorPages() {}

    /** Fails if one of the codes of this answer has no page; each page is asked for once. */
    static void requirePages(Answer answer, Function<String, Answer> get) {
        boolean isJson = answer.header("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        if (answer.status() < FIRST_REFUSAL
                || answer.status() >= FIRST_FAULT
                || !isJson
                || answer.text().isEmpty()) {
            return;
        }
        JsonObject error = answer.json();
        URI page = URI.create(error.getString("type", error.getString("error_uri", "")));
        assertThat(page.getPath()).as(answer.text()).isEqualTo("/docs/errors/" + answer.code());
        requirePage(answer.code(), get);
        if (error.containsKey("reason")) {
            requirePage(error.getString("reason"), get);
        }
        if (error.containsKey("errors")) {
            error.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                    .map(fault -> fault.getString("code"))
                    .forEach(code -> requirePage(code, get));
        }
    }

    private static void requirePage(String code, Function<String, Answer> get) {
        if (FOUND.contains(code)) {
            return;
        }
        Answer page = get.apply("/docs/errors/" + code);
        assertThat(page.status()).as("the page of " + code).isEqualTo(200);
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        assertThat(page.text()).contains("<h1><code>" + code + "</code></h1>").contains("What to do");
        FOUND.add(code);
    }
}
