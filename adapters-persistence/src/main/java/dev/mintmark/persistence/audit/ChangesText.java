package dev.mintmark.persistence.audit;

import dev.mintmark.domain.audit.FieldChange;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/**
 * The stored form of changed fields: a JSON array that keeps the values' types, because the records' seals cover them.
 */
final class ChangesText {
    private static final String FIELD = "field";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private ChangesText() {}

    static String of(List<FieldChange> changes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (FieldChange change : changes) {
            JsonObjectBuilder object = Json.createObjectBuilder().add(FIELD, change.field());
            change.before().ifPresent(value -> object.add(BEFORE, json(value)));
            change.after().ifPresent(value -> object.add(AFTER, json(value)));
            array.add(object);
        }
        return array.build().toString();
    }

    /** Reads the stored form; empty for anything else, which somebody else has written. */
    static Optional<List<FieldChange>> parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(object ->
                            new FieldChange(object.getString(FIELD), value(object, BEFORE), value(object, AFTER)))
                    .toList());
        } catch (JsonException | ClassCastException | ArithmeticException | NullPointerException notTheStoredForm) {
            return Optional.empty();
        }
    }

    private static JsonValue json(Object value) {
        if (value instanceof Long number) {
            return Json.createValue(number);
        } else if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof List<?> list) {
            JsonArrayBuilder texts = Json.createArrayBuilder();
            list.forEach(item -> texts.add(item == null ? JsonValue.NULL : Json.createValue(item.toString())));
            return texts.build();
        }
        return Json.createValue(value.toString());
    }

    private static Optional<Object> value(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).map(ChangesText::plain);
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.longValueExact();
        } else if (value instanceof JsonString text) {
            return text.getString();
        } else if (value instanceof JsonArray array) {
            return array.stream()
                    .map(item -> item instanceof JsonString text ? text.getString() : null)
                    .toList();
        }
        return value == JsonValue.TRUE;
    }
}
