package dev.mintmark.domain;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** The test vectors that come with the rules. */
public final class Vectors {
    private Vectors() {}

    /** The rows of a file that is an array of objects. */
    public static List<JsonObject> rows(String file) {
        return read(file, JsonReader::readArray).getValuesAs(JsonObject.class);
    }

    /** A file that is one object. */
    public static JsonObject object(String file) {
        return read(file, JsonReader::readObject);
    }

    /** An array of strings as a list. */
    public static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    /** A text in which everything but printable ASCII is escaped, for the name of a test. */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints()
                .limit(40)
                .forEach(c -> shown.append(c >= 0x20 && c < 0x7f ? Character.toString(c) : "\\u{%x}".formatted(c)));
        return shown.append("' of ").append(text.length()).toString();
    }

    private static <T> T read(String file, Function<JsonReader, T> reading) {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + file);
                JsonReader reader = Json.createReader(stream)) {
            return reading.apply(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
