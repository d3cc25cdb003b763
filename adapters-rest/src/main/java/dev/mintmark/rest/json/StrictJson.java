package dev.mintmark.rest.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads one JSON object and nothing else (RFC 8259): well-formed UTF-8, no member twice, no deep nesting, no endless
 * number. Objects become maps, arrays lists, numbers {@link BigDecimal}, and null stays null.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 256;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the object.
     *
     * @throws MalformedJson if there is none, or anything about it is not well formed
     */
    public static Map<String, Object> readObject(byte[] utf8) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(decode(utf8)))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw new MalformedJson("The body must be one JSON object.");
            }
            Map<String, Object> object = new StrictJson(parser).object(1);
            if (parser.hasNext()) {
                throw new MalformedJson("Nothing may follow the JSON object.");
            }
            return object;
        } catch (JsonException | NoSuchElementException notJson) {
            throw new MalformedJson("The body is not well-formed JSON.");
        }
    }

    private static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedJson("The body is not well-formed UTF-8.");
        }
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.next() != JsonParser.Event.END_OBJECT) {
            String name = parser.getString();
            if (members.containsKey(name)) {
                throw new MalformedJson("A member of a JSON object stands in it twice.");
            }
            members.put(name, value(parser.next(), depth));
        }
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        JsonParser.Event event = parser.next();
        while (event != JsonParser.Event.END_ARRAY) {
            items.add(value(event, depth));
            event = parser.next();
        }
        return items;
    }

    private Object value(JsonParser.Event event, int depth) {
        if (depth == MAX_DEPTH) {
            throw new MalformedJson("The JSON is nested too deeply.");
        }
        return switch (event) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> number(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new MalformedJson("The body is not well-formed JSON.");
        };
    }

    private static BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw new MalformedJson("A number has at most " + MAX_NUMBER_LENGTH + " characters.");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException exponentOutOfRange) {
            throw new MalformedJson("A number has an exponent that cannot be read.");
        }
    }
}
