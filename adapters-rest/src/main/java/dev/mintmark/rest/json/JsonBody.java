package dev.mintmark.rest.json;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.rest.refusal.FieldError;
import dev.mintmark.rest.refusal.RequestRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The members of a request's JSON object. Whoever reads it asks for each member that it knows, then calls
 * {@link #requireSound()}, which reports every member of a wrong type and every unknown one at once.
 */
public final class JsonBody {
    private static final String WRONG_TYPE = "wrong_type";
    private static final String UNKNOWN_FIELD = "unknown_field";
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Map<String, Object> members;
    private final String path;
    private final Set<String> known = new HashSet<>();
    private final List<JsonBody> children = new ArrayList<>();
    private final List<FieldError> wrongTypes = new ArrayList<>();

    private JsonBody(Map<String, Object> members, String path) {
        this.members = members;
        this.path = path;
    }

    /**
     * Reads a body.
     *
     * @throws RequestRefused {@code malformed_json}
     */
    public static JsonBody read(byte[] utf8) {
        try {
            return new JsonBody(StrictJson.readObject(utf8), "");
        } catch (MalformedJson malformed) {
            throw RequestRefused.badRequest("malformed_json", malformed.getMessage(), List.of());
        }
    }

    /** A text; null where it is missing or null. */
    public String text(String member) {
        return get(member, String.class, "a string").orElse(null);
    }

    /** A text that is to change: empty where it is missing, the empty text where it is null (RFC 7396). */
    public Optional<String> textChange(String member) {
        return isNull(member) ? Optional.of("") : get(member, String.class, "a string");
    }

    /** True or false, and nothing else; empty where it is missing. */
    public Optional<Boolean> flag(String member) {
        return required(member, Boolean.class, "true or false");
    }

    /** A list of texts; empty where it is missing, the empty list where it is null (RFC 7396). */
    public Optional<List<String>> texts(String member) {
        return texts(member, false);
    }

    /** As {@link #texts}, and an item may be null. */
    public Optional<List<String>> textsOrNulls(String member) {
        return texts(member, true);
    }

    private Optional<List<String>> texts(String member, boolean nullable) {
        return isNull(member)
                ? Optional.of(List.of())
                : get(member, List.class, "a list of strings").map(items -> texts(member, items, nullable));
    }

    private List<String> texts(String member, List<?> items, boolean nullable) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text) {
                texts.add(text);
            } else if (nullable && items.get(i) == null) {
                texts.add(null);
            } else {
                wrongType(member + "[" + i + "]", nullable ? "a string or null" : "a string");
            }
        }
        return texts;
    }

    /** A list of objects with whatever members they have, which nobody checks here; empty where it is missing. */
    @SuppressWarnings("unchecked")
    public Optional<List<Map<String, Object>>> objects(String member) {
        return required(member, List.class, "a list of objects").map(items -> {
            List<Map<String, Object>> objects = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Map<?, ?> object) {
                    objects.add((Map<String, Object>) object);
                } else {
                    wrongType(member + "[" + i + "]", "an object");
                }
            }
            return objects;
        });
    }

    /** A list of objects, each read as this body is; empty where it is missing, the empty list where it is null. */
    public Optional<List<JsonBody>> bodies(String member) {
        return isNull(member)
                ? Optional.of(List.of())
                : objects(member).map(objects -> IntStream.range(0, objects.size())
                        .mapToObj(i -> child(objects.get(i), member + "[" + i + "]."))
                        .toList());
    }

    private JsonBody child(Map<String, Object> object, String place) {
        JsonBody child = new JsonBody(object, path + place);
        children.add(child);
        return child;
    }

    /** A number; empty where it is missing or null. */
    public Optional<BigDecimal> number(String member) {
        return get(member, BigDecimal.class, "a number");
    }

    /** A whole number; empty where it is missing. One that no long can hold becomes the nearest that it can. */
    public Optional<Long> wholeNumber(String member) {
        Optional<BigDecimal> number = required(member, BigDecimal.class, "a whole number");
        if (number.isPresent() && !isWhole(number.get())) {
            wrongType(member, "a whole number");
            return Optional.empty();
        }
        return number.map(JsonBody::clamp);
    }

    /** An instant as RFC 3339 writes it; empty where it is missing or null. */
    public Optional<Instant> instant(String member) {
        String expected = "an instant such as 2026-11-23T10:15:30Z";
        return get(member, String.class, expected).flatMap(text -> {
            Optional<Instant> instant = InstantText.parse(text);
            if (instant.isEmpty()) {
                wrongType(member, expected);
            }
            return instant;
        });
    }

    /** One of an enum's codes; empty where it is missing. */
    public <E extends Enum<E> & Coded> Optional<E> oneOf(String member, Class<E> type) {
        String allowed = allowed(type);
        Optional<String> text = required(member, String.class, allowed);
        Optional<E> value = text.flatMap(code -> Coded.find(type, code));
        if (text.isPresent() && value.isEmpty()) {
            wrongType(member, allowed);
        }
        return value;
    }

    /** A list of an enum's codes; empty where it is missing. */
    public <E extends Enum<E> & Coded> Optional<List<E>> listOf(String member, Class<E> type) {
        String allowed = allowed(type);
        return required(member, List.class, "a list").map(items -> {
            List<E> values = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Optional<E> value = items.get(i) instanceof String code ? Coded.find(type, code) : Optional.empty();
                if (value.isEmpty()) {
                    wrongType(member + "[" + i + "]", allowed);
                }
                value.ifPresent(values::add);
            }
            return values;
        });
    }

    /** The members of an object, which nobody checks here; empty where it is missing or null. */
    @SuppressWarnings("unchecked")
    public Optional<Map<String, Object>> members(String member) {
        return get(member, Map.class, "an object").map(object -> (Map<String, Object>) object);
    }

    /** The members of an object, each a text, a number or a boolean; none where it is missing or null. */
    public Map<String, Object> scalars(String member) {
        Map<String, Object> members = members(member).orElse(Map.of());
        members.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof BigDecimal || value instanceof Boolean)) {
                wrongType(member + "." + name, "a string, a number, true or false");
            }
        });
        return members;
    }

    /** An object; empty where it is missing or null. */
    public Optional<JsonBody> object(String member) {
        return get(member, Map.class, "an object").map(ignored -> child(membersOf(member), member + "."));
    }

    /** Whether the member is there and null. */
    public boolean isNull(String member) {
        return has(member) && members.get(member) == null;
    }

    /** Whether the member is there, null or not. */
    public boolean has(String member) {
        known.add(member);
        return members.containsKey(member);
    }

    /** Reports {@code read_only_field} for each of these members that is there. */
    public void refuseChangeOf(List<String> readOnly, Violations violations) {
        for (String member : readOnly) {
            if (has(member)) {
                violations.add(path + member, Fault.READ_ONLY_FIELD);
            }
        }
    }

    /**
     * Ends the reading.
     *
     * @throws RequestRefused {@code wrong_type} or {@code unknown_field}, naming every faulty member
     */
    public void requireSound() {
        List<FieldError> errors = new ArrayList<>();
        collectWrongTypes(errors);
        boolean wrongType = !errors.isEmpty();
        collectUnknown(errors);
        if (wrongType) {
            throw RequestRefused.badRequest(
                    WRONG_TYPE, "Some fields have a value of the wrong type. Correct each of them.", errors);
        }
        if (!errors.isEmpty()) {
            throw RequestRefused.badRequest(
                    UNKNOWN_FIELD, "Some fields are unknown here. Check their names, or leave them out.", errors);
        }
    }

    private void collectWrongTypes(List<FieldError> errors) {
        errors.addAll(wrongTypes);
        children.forEach(child -> child.collectWrongTypes(errors));
    }

    private void collectUnknown(List<FieldError> errors) {
        for (String member : members.keySet()) {
            if (!known.contains(member)) {
                errors.add(new FieldError(path + member, UNKNOWN_FIELD, "This field is unknown here."));
            }
        }
        children.forEach(child -> child.collectUnknown(errors));
    }

    private static <E extends Enum<E> & Coded> String allowed(Class<E> type) {
        return "one of " + Stream.of(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    }

    private <T> Optional<T> required(String member, Class<T> type, String expected) {
        if (isNull(member)) {
            wrongType(member, expected);
            return Optional.empty();
        }
        return get(member, type, expected);
    }

    private <T> Optional<T> get(String member, Class<T> type, String expected) {
        if (!has(member) || members.get(member) == null) {
            return Optional.empty();
        }
        if (!type.isInstance(members.get(member))) {
            wrongType(member, expected);
            return Optional.empty();
        }
        return Optional.of(type.cast(members.get(member)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> membersOf(String member) {
        return (Map<String, Object>) members.get(member);
    }

    private void wrongType(String member, String expected) {
        wrongTypes.add(new FieldError(path + member, WRONG_TYPE, "This must be " + expected + "."));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || number.stripTrailingZeros().scale() <= 0;
    }

    private static long clamp(BigDecimal whole) {
        if (whole.abs().compareTo(GREATEST) > 0) {
            return whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return whole.signum() == 0 ? 0 : whole.longValueExact();
    }
}
