package dev.mintmark.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String text) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    String string(String member) {
        return json().getString(member);
    }

    /** The code of a problem, or the error of an OAuth answer. */
    public String code() {
        return json().containsKey("code") ? string("code") : string("error");
    }

    /** The violations of a problem, each as "field code". */
    List<String> violations() {
        return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(violation -> violation.getString("field") + " " + violation.getString("code"))
                .toList();
    }
}
